"""What the text before a sentence leaves behind: who is talked about, who met whom, who acted on whom."""

from dataclasses import dataclass, field

from articles.extraction.findings import Ref


@dataclass
class Running:
    """What the text before the sentence leaves behind."""

    topic: tuple[Ref, ...] = ()
    parties: tuple[Ref, ...] = ()
    """Parties named in the sentence before."""
    meeting: tuple[Ref, ...] = ()
    """Parties of the meeting last told."""
    focus: Ref = ""
    """The country that the article names most."""
    pair: tuple[Ref, ...] = ()
    """The two sides of the last event that had just two."""
    named: dict[Ref, None] = field(default_factory=dict)
    """Every state named so far."""
    struck: tuple[tuple[Ref, ...], tuple[Ref, ...]] = ((), ())
    """Who last struck whom."""
    benefit: tuple[Ref, ...] = ()
    """Who last was given aid."""
    measured: tuple[Ref, ...] = ()
    """Whom the measures last told punish or spare."""
    targets: dict[frozenset[Ref], tuple[Ref, ...]] = field(default_factory=dict)
    """Whom each actor last acted on, in this sentence and the one before."""

    @property
    def states(self) -> tuple[Ref, ...]:
        """The two states that the text has been about so far; empty if it has named more or fewer."""
        return tuple(self.named) if len(self.named) == 2 else ()
