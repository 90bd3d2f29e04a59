"""A statement's attribution trail as it is shown: the steps that explain something."""

from collections.abc import Iterable

from articles.models import Statement, TrailStep
from articles.vocabulary import Method, TrailRole


def explaining_steps(statement: Statement) -> list[TrailStep]:
    """The trail without what it has said already.

    An antecedent is left out where it stands at the place of another step or in the same words, and where the
    speaker is named in his own words more fully than it names him.
    """
    steps = sorted(statement.trail.all(), key=lambda step: step.position)
    named = max((len(step.exact) for step in steps if step.role == TrailRole.SPEAKER), default=0)
    stated = statement.speaker_method == Method.STATED
    others = [step for step in steps if step.role != TrailRole.ANTECEDENT]
    antecedents = [step for step in steps if step.role == TrailRole.ANTECEDENT]
    if stated:
        antecedents = [step for step in antecedents if len(step.exact) > named]
    kept = {step.pk for step in [*others, *_once(antecedents, others)]}
    return [step for step in steps if step.pk in kept]


def _once(antecedents: Iterable[TrailStep], others: Iterable[TrailStep]) -> list[TrailStep]:
    """Each antecedent whose words were not shown before."""
    shown = {step.exact for step in others}
    fresh = []
    for step in antecedents:
        if step.exact not in shown:
            shown.add(step.exact)
            fresh.append(step)
    return fresh
