"""What sentences show, told late: kept is only what is needed to tell it if somebody asks.

A large wiki has a million sentences, and of most of them nobody asks for a word. What is kept of a
wiki takes time by its size, so the masks of an article's blocks are kept in one piece, and where
its sentences stand in them is found again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from innerwiki.model import Span, Told, Wording
from innerwiki.syntax.block import Block, BlockKind
from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID
from innerwiki.syntax.seen import ReadBlock, count_words
from innerwiki.syntax.seen_lines import seen_lines
from innerwiki.syntax.sentences import Sentence, sentences

_PARAGRAPH = BlockKind.PARAGRAPH  # to ask for a member takes its time
_UNSEEN = f"{HIDDEN}{CITED}{NEEDS}{EXEMPT}{NOTED}".encode()


@dataclass(slots=True)
class Masks:
    """The masks of an article's blocks in two pieces; there is a space between two masks.

    `joined` are those of the blocks that may say something, `others` those of headings, titles and
    terms, which say nothing by themselves.
    """

    joined: str = ""
    others: str = ""

    def join(self, saying: Iterable[str], others: Iterable[str]) -> None:
        """Take in the masks of an article, when all are known."""
        self.joined = " ".join(saying)
        self.others = " ".join(others)

    @property
    def number(self) -> int:
        """See `innerwiki.model.Prose.number`."""
        return count_words(self.joined) + count_words(self.others)

    @property
    def words(self) -> str | None:
        """See `innerwiki.model.Prose.words`."""
        words = self.joined
        if "&" in words or SOLID in words or NAME in words:
            return None
        seen = words.encode("utf-8", "surrogatepass").translate(None, _UNSEEN)
        return seen.decode("utf-8", "surrogatepass")


class LateWording:
    """What the sentences of a block show, worked out when it is asked for.

    Args of the constructor: the block; the masks of its article, once they are joined, and where
    its own begins there; the path of the file; and where its sentences stand, if they are not those
    of its whole mask.
    """

    def __init__(
        self,
        one: ReadBlock,
        masks: Masks,
        at: int,
        path: str,
        found: Sequence[Sentence] | None = None,
    ) -> None:
        block, mask = one.block, one.mask
        self._offsets, self._starts, self._links = block.offsets, block.starts, one.links
        # What is seen of a text is in its mask, but where other signs stand for it.
        self._text = block.text if SOLID in mask or NAME in mask else None
        self._masks, self._at, self._length = masks, at, len(mask)
        self._path = path
        self._found = found

    @cached_property
    def _read(self) -> ReadBlock:
        mask = self._masks.joined[self._at : self._at + self._length]
        text = mask if self._text is None else self._text
        block = Block(_PARAGRAPH, text, self._offsets, self._starts)
        return ReadBlock(block, mask, links=self._links)

    @cached_property
    def _sentences(self) -> Sequence[Sentence]:
        found, one = self._found, self._read
        return sentences(one.mask, one.links) if found is None else found

    @cached_property
    def texts(self) -> Sequence[str]:
        """See `Wording.texts`."""
        return seen_lines(self._read, self._sentences)

    @cached_property
    def spans(self) -> Sequence[Span]:
        """See `Wording.spans`."""
        locate = self._read.block.locate(self._path)
        return [locate(begin, end) for begin, end, _ in self._sentences]

    def __reduce__(self) -> tuple[Callable[..., Wording], tuple[Sequence[str], Sequence[Span]]]:
        """Another process is told it: that is less to send than what it would be told of."""
        return Told, (tuple(self.texts), tuple(self.spans))
