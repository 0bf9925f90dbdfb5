"""The texts that the cells of a workbook share, held in little room. Pure."""

from array import array

_OFTEN = 20_000


class Texts:
    """The list of texts that cells point at, packed into one: as objects a large table's would fill the memory.

    Positions have 32 bits: no file that is opened holds 4 GB. Those asked for first stay at hand: degrees, titles and
    units come over and over.
    """

    def __init__(self) -> None:
        self._held, self._ends = bytearray(), array("I", [0])
        self._often: dict[int, str] = {}

    def add(self, text: str) -> None:
        """One more; half a sign (_xD800_) is kept as it is."""
        self._held += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._held))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> str:
        """The text at this place, from 0."""
        told = self._often.get(at)
        if told is None:
            told = self._held[self._ends[at] : self._ends[at + 1]].decode("utf-8", "surrogatepass")
            if len(self._often) < _OFTEN:
                self._often[at] = told
        return told
