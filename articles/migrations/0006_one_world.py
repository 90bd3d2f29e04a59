"""An event of the world apart from the reports of articles about it; who each article means; decisions of people."""
import articles.models.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models



# The triggers on events and their rows, which 0007 makes anew for the tables as they are named now.
DROP_TRIGGERS = """
DROP FUNCTION articles_check_evidence() CASCADE;
DROP FUNCTION articles_copy_date() CASCADE;
DROP TRIGGER articles_check_article_insert ON articles_event;
DROP TRIGGER articles_check_article_update ON articles_event;
"""

# Renamed tables keep the names of their indexes and sequences, which the new tables want.
RENAME_INDEXES = """
DO $$
DECLARE
    held record;
BEGIN
    FOR held IN
        SELECT relation.relname AS name, replace(replace(replace(replace(relation.relname,
                'articles_eventparty', 'articles_reportparty'),
                'articles_event_amounts', 'articles_eventreport_amounts'),
                'articles_event_', 'articles_eventreport_'),
                'articles_eventevidence_event', 'articles_eventevidence_report') AS wanted, relation.relkind AS kind
        FROM pg_class relation
        WHERE relation.relkind IN ('i', 'S') AND relation.relname ~ '^articles_event(_|party_|evidence_event)'
            AND relation.relnamespace = current_schema()::regnamespace
    LOOP
        IF held.name <> held.wanted AND to_regclass(held.wanted) IS NULL THEN
            IF held.kind = 'i' THEN
                EXECUTE format('ALTER INDEX %I RENAME TO %I', held.name, held.wanted);
            ELSE
                EXECUTE format('ALTER SEQUENCE %I RENAME TO %I', held.name, held.wanted);
            END IF;
        END IF;
    END LOOP;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_speaker_side"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(DROP_TRIGGERS, migrations.RunSQL.noop),
        migrations.RemoveConstraint("event", "event_confidence_range"),
        migrations.RemoveConstraint("event", "event_date_has_precision"),
        migrations.RemoveConstraint("event", "event_once"),
        migrations.RemoveIndex("event", "event_newest"),
        migrations.RemoveIndex("event", "event_type_day"),
        migrations.RemoveConstraint("eventparty", "party_one_actor"),
        migrations.RemoveConstraint("eventparty", "party_position_once"),
        migrations.RemoveIndex("eventparty", "party_country_day"),
        migrations.RemoveIndex("eventparty", "party_leader_day"),
        migrations.RemoveConstraint("eventevidence", "evidence_once"),
        migrations.RenameModel("Event", "EventReport"),
        migrations.RenameModel("EventParty", "ReportParty"),
        migrations.RenameField("reportparty", "event", "report"),
        migrations.RenameField("eventevidence", "event", "report"),
        migrations.RunSQL(RENAME_INDEXES, migrations.RunSQL.noop),
        migrations.CreateModel(
            name='Appearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('person', '人物'), ('organization', '組織')], max_length=12, verbose_name='種類')),
                ('ref', models.CharField(help_text='抽出時の参照(l1、o1)', max_length=16, verbose_name='参照')),
                ('name', models.CharField(max_length=120, verbose_name='氏名')),
                ('names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), size=None, verbose_name='記事中の形')),
                ('full_name', models.CharField(blank=True, max_length=200, verbose_name='フルネーム')),
                ('title', models.CharField(blank=True, max_length=60, verbose_name='肩書')),
                ('register_key', models.CharField(blank=True, max_length=220, verbose_name='登録簿の鍵')),
                ('register_candidates', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=220), blank=True, default=list, size=None, verbose_name='登録簿の候補')),
                ('signature', models.CharField(help_text='名前の形・肩書・国から作る値', max_length=64, verbose_name='照合の鍵')),
                ('blocks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), help_text='同一人物かもしれない名前のまとまり', size=None, verbose_name='照合の組')),
                ('state', models.CharField(choices=[('register', '登録簿から'), ('text', '記事から'), ('undecided', '保留'), ('decided', '人の判断')], max_length=10, verbose_name='照合')),
            ],
            options={
                'verbose_name': '登場',
                'verbose_name_plural': '登場',
                'ordering': ['article', 'ref'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(blank=True, null=True, verbose_name='日付')),
                ('date_precision', models.CharField(blank=True, choices=[('day', '日'), ('month', '月'), ('year', '年')], max_length=5, verbose_name='日付の精度')),
                ('date_method', models.CharField(blank=True, choices=[('stated', '明記'), ('completed', '補完'), ('relative', '相対表現から'), ('coreference', '照応から'), ('inherited', '場面から継承'), ('carried', '前文から継続')], max_length=12, verbose_name='日付の根拠')),
                ('type', models.CharField(choices=[('AGREE', '合意・署名'), ('CONSULT', '会談・協議'), ('SUPPORT', '支持・称賛'), ('CONCEDE', '譲歩・解除'), ('COOPERATE', '協力'), ('AID', '援助'), ('RETREAT', '撤退・停戦'), ('REQUEST', '要求・要請'), ('ACCUSE', '非難・抗議'), ('REJECT', '拒否'), ('THREATEN', '警告・威嚇'), ('PROTEST', '抗議デモ'), ('SANCTION', '制裁・規制'), ('MOBILIZE', '部隊展開・演習'), ('COERCE', '強制・拘束'), ('ASSAULT', '攻撃')], max_length=10, verbose_name='類型')),
                ('mode', models.CharField(blank=True, choices=[('meeting', '会談'), ('visit', '訪問'), ('call', '電話'), ('mediation', '仲介')], max_length=10, verbose_name='形式')),
                ('status', models.CharField(choices=[('occurred', '実施済み'), ('ongoing', '継続中'), ('planned', '予定'), ('denied', '不成立')], max_length=8, verbose_name='状態')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='名称')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='場所')),
                ('confidence', articles.models.fields.ConfidenceField(default=1.0, validators=[django.core.validators.MinValueValidator(0.0), django.core.validators.MaxValueValidator(1.0)], verbose_name='確度')),
                ('sources', models.PositiveIntegerField(default=1, help_text='この出来事を伝える記事の数。同文の記事は1つと数える', verbose_name='情報源の数')),
                ('has_amount', models.BooleanField(default=False, verbose_name='金額あり')),
                ('words', django.contrib.postgres.search.SearchVectorField(editable=False, help_text='articles.wording が作る索引語', null=True, verbose_name='検索語')),
            ],
            options={
                'verbose_name': '出来事',
                'verbose_name_plural': '出来事',
                'ordering': ['-date', '-id'],
            },
        ),
        migrations.CreateModel(
            name='EventParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='順')),
                ('role', models.CharField(choices=[('actor', '主体'), ('recipient', '相手'), ('named', '言及')], max_length=9, verbose_name='役割')),
                ('date', models.DateField(blank=True, null=True, verbose_name='日付')),
            ],
            options={
                'verbose_name': '参加者',
                'verbose_name_plural': '参加者',
                'ordering': ['event', 'position'],
            },
        ),
        migrations.CreateModel(
            name='EventRedirect',
            fields=[
                ('old', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='元の番号')),
            ],
            options={
                'verbose_name': '出来事の転送',
                'verbose_name_plural': '出来事の転送',
            },
        ),
        migrations.CreateModel(
            name='LeaderRedirect',
            fields=[
                ('old', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='元の番号')),
            ],
            options={
                'verbose_name': '指導者の転送',
                'verbose_name_plural': '指導者の転送',
            },
        ),
        migrations.CreateModel(
            name='LinkDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(choices=[('event', '出来事'), ('leader', '指導者')], max_length=8, verbose_name='対象')),
                ('verdict', models.CharField(choices=[('same', '同じ'), ('apart', '別')], max_length=5, verbose_name='判断')),
                ('groups', models.JSONField(verbose_name='対象')),
                ('anchors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), editable=False, size=None, verbose_name='対象の鍵')),
                ('summary', models.CharField(max_length=400, verbose_name='内容')),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='理由')),
                ('decided_at', models.DateTimeField(auto_now_add=True, verbose_name='判断日時')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='取消日時')),
            ],
            options={
                'verbose_name': '照合の判断',
                'verbose_name_plural': '照合の判断',
                'ordering': ['-id'],
            },
        ),
        migrations.AlterModelOptions(
            name='eventevidence',
            options={'ordering': ['report', 'start'], 'verbose_name': '出来事の根拠', 'verbose_name_plural': '出来事の根拠'},
        ),
        migrations.AlterModelOptions(
            name='eventreport',
            options={'ordering': ['-date', '-id'], 'verbose_name': '出来事の報道', 'verbose_name_plural': '出来事の報道'},
        ),
        migrations.AlterModelOptions(
            name='reportparty',
            options={'ordering': ['report', 'position'], 'verbose_name': '報道された参加者', 'verbose_name_plural': '報道された参加者'},
        ),
        migrations.RemoveField(
            model_name='reportparty',
            name='date',
        ),
        migrations.AddField(
            model_name='eventreport',
            name='tokens',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='照合の索引'),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='block',
            field=models.BigIntegerField(blank=True, help_text='同じ出来事かもしれない報道のまとまり', null=True, verbose_name='照合の組'),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='features',
            field=models.JSONField(default=dict, help_text='articles.linking.events がほかの報道と比べる値', verbose_name='照合の特徴'),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='undecided',
            field=models.BooleanField(default=False, help_text='二つ以上の出来事に当てはまり、人の判断を待つ', verbose_name='保留'),
        ),
        migrations.AlterField(
            model_name='eventevidence',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='articles.eventreport', verbose_name='出来事の報道'),
        ),
        migrations.AlterField(
            model_name='eventreport',
            name='amounts',
            field=models.ManyToManyField(blank=True, related_name='reports', to='articles.amount', verbose_name='金額'),
        ),
        migrations.AlterField(
            model_name='eventreport',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='event_reports', to='articles.article', verbose_name='記事'),
        ),
        migrations.AlterField(
            model_name='eventreport',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='event_reports', to='articles.textversion', verbose_name='本文の版'),
        ),
        migrations.AlterField(
            model_name='reportparty',
            name='country',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='articles.country', verbose_name='国・地域'),
        ),
        migrations.AlterField(
            model_name='reportparty',
            name='leader',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='articles.leader', verbose_name='指導者'),
        ),
        migrations.AlterField(
            model_name='reportparty',
            name='organization',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='articles.organization', verbose_name='組織'),
        ),
        migrations.AlterField(
            model_name='reportparty',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='articles.eventreport', verbose_name='出来事の報道'),
        ),
        migrations.AlterField(
            model_name='reportparty',
            name='role',
            field=models.CharField(choices=[('actor', '主体'), ('recipient', '相手'), ('named', '言及')], max_length=9, verbose_name='役割'),
        ),
        migrations.AddConstraint(
            model_name='eventevidence',
            constraint=models.UniqueConstraint(fields=('report', 'start', 'end'), name='evidence_once'),
        ),
        migrations.AddConstraint(
            model_name='reportparty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('country__isnull', True), ('leader__isnull', False), ('organization__isnull', True)), models.Q(('country__isnull', True), ('leader__isnull', True), ('organization__isnull', False)), models.Q(('country__isnull', False), ('leader__isnull', True), ('organization__isnull', True)), _connector='OR'), name='report_party_one_actor'),
        ),
        migrations.AddConstraint(
            model_name='reportparty',
            constraint=models.UniqueConstraint(fields=('report', 'position'), name='report_party_position_once'),
        ),
        migrations.AddField(
            model_name='appearance',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appearances', to='articles.article', verbose_name='記事'),
        ),
        migrations.AddField(
            model_name='appearance',
            name='candidates',
            field=models.ManyToManyField(blank=True, related_name='+', to='articles.leader', verbose_name='候補'),
        ),
        migrations.AddField(
            model_name='appearance',
            name='country',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.country', verbose_name='国・地域'),
        ),
        migrations.AddField(
            model_name='appearance',
            name='leader',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='articles.leader', verbose_name='指導者'),
        ),
        migrations.AddField(
            model_name='appearance',
            name='organization',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='articles.organization', verbose_name='組織'),
        ),
        migrations.AddField(
            model_name='event',
            name='lead',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.eventreport', verbose_name='最初の報道'),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='event',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='articles.event', verbose_name='出来事'),
        ),
        migrations.AddIndex(
            model_name='eventreport',
            index=models.Index(fields=['type', 'date'], name='report_type_day'),
        ),
        migrations.AddIndex(
            model_name='eventreport',
            index=django.contrib.postgres.indexes.GinIndex(fields=['tokens'], name='report_tokens'),
        ),
        migrations.AddIndex(
            model_name='eventreport',
            index=models.Index(fields=['block'], name='report_block'),
        ),
        migrations.AddIndex(
            model_name='eventreport',
            index=models.Index(condition=models.Q(('undecided', True)), fields=['id'], name='report_undecided'),
        ),
        migrations.AddConstraint(
            model_name='eventreport',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__gte', 0), ('confidence__lte', 1)), name='report_confidence_range'),
        ),
        migrations.AddConstraint(
            model_name='eventreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('date__isnull', True), ('date_precision', '')), models.Q(('date__isnull', False), ('date_precision__in', ['day', 'month', 'year'])), _connector='OR'), name='report_date_has_precision'),
        ),
        migrations.AddConstraint(
            model_name='eventreport',
            constraint=models.UniqueConstraint(fields=('version', 'key'), name='report_once'),
        ),
        migrations.AddField(
            model_name='eventparty',
            name='country',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='articles.country', verbose_name='国・地域'),
        ),
        migrations.AddField(
            model_name='eventparty',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='articles.event', verbose_name='出来事'),
        ),
        migrations.AddField(
            model_name='eventparty',
            name='leader',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='articles.leader', verbose_name='指導者'),
        ),
        migrations.AddField(
            model_name='eventparty',
            name='organization',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='articles.organization', verbose_name='組織'),
        ),
        migrations.AddField(
            model_name='eventredirect',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='redirects', to='articles.event', verbose_name='出来事'),
        ),
        migrations.AddField(
            model_name='leaderredirect',
            name='leader',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='redirects', to='articles.leader', verbose_name='指導者'),
        ),
        migrations.AddIndex(
            model_name='linkdecision',
            index=django.contrib.postgres.indexes.GinIndex(fields=['anchors'], name='decision_anchors'),
        ),
        migrations.AddField(
            model_name='linkdecision',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='判断した人'),
        ),
        migrations.AddField(
            model_name='linkdecision',
            name='undone_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='取り消した人'),
        ),
        migrations.AddIndex(
            model_name='appearance',
            index=django.contrib.postgres.indexes.GinIndex(fields=['blocks'], name='appearance_blocks'),
        ),
        migrations.AddIndex(
            model_name='appearance',
            index=models.Index(fields=['signature'], name='appearance_signature'),
        ),
        migrations.AddIndex(
            model_name='appearance',
            index=models.Index(fields=['leader', 'article'], name='appearance_leader'),
        ),
        migrations.AddIndex(
            model_name='appearance',
            index=models.Index(condition=models.Q(('state', 'undecided')), fields=['id'], name='appearance_undecided'),
        ),
        migrations.AddConstraint(
            model_name='appearance',
            constraint=models.UniqueConstraint(fields=('article', 'ref'), name='appearance_once'),
        ),
        migrations.AddConstraint(
            model_name='appearance',
            constraint=models.CheckConstraint(condition=models.Q(('leader__isnull', True), ('organization__isnull', True), _connector='OR'), name='appearance_one_actor'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(models.OrderBy(models.F('date'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='event_newest'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['type', 'date', 'id'], name='event_type_day'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='event_words'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__gte', 0), ('confidence__lte', 1)), name='event_confidence_range'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('date__isnull', True), ('date_precision', '')), models.Q(('date__isnull', False), ('date_precision__in', ['day', 'month', 'year'])), _connector='OR'), name='event_date_has_precision'),
        ),
        migrations.AddIndex(
            model_name='eventparty',
            index=models.Index(fields=['country', 'date', 'event'], name='party_country_day'),
        ),
        migrations.AddIndex(
            model_name='eventparty',
            index=models.Index(fields=['leader', 'date', 'event'], name='party_leader_day'),
        ),
        migrations.AddConstraint(
            model_name='eventparty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('country__isnull', True), ('leader__isnull', False), ('organization__isnull', True)), models.Q(('country__isnull', True), ('leader__isnull', True), ('organization__isnull', False)), models.Q(('country__isnull', False), ('leader__isnull', True), ('organization__isnull', True)), _connector='OR'), name='party_one_actor'),
        ),
        migrations.AddConstraint(
            model_name='eventparty',
            constraint=models.UniqueConstraint(fields=('event', 'position'), name='party_position_once'),
        ),
    ]
