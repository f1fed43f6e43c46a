"""Texts and numbers of an index as arrays, and the file that holds them.

The file has the layout of the safetensors format: eight bytes with the length of the header, a header in JSON that
names each array with type, shape and place, then the arrays. It is mapped, so that opening it reads almost nothing.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]
Array = NDArray[Any]

_TYPES = {"U8": np.uint8, "I32": np.int32, "I64": np.int64, "F32": np.float32, "BOOL": np.bool_}
_ALIGNED = 8


@dataclass(frozen=True, slots=True)
class Strings:
    """Many texts, one after the other; ``ends`` says where each ends."""

    blob: NDArray[np.uint8]
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Strings:
        encoded = [text.encode() for text in texts]
        ends = np.cumsum([len(text) for text in encoded], dtype=np.int64)
        return cls(np.frombuffer(b"".join(encoded), np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> str:
        start = int(self.ends[number - 1]) if number else 0
        return self.blob[start : int(self.ends[number])].tobytes().decode()

    def __iter__(self) -> Iterator[str]:
        text = self.blob.tobytes()
        start = 0
        for end in self.ends.tolist():
            yield text[start:end].decode()
            start = end

    def take(self, numbers: Ints) -> list[str]:
        """Some of the texts. Of many this is quicker than one by one."""
        ends = self.ends[numbers]
        starts = np.where(numbers > 0, self.ends[numbers - 1], 0)
        places = zip(starts.tolist(), ends.tolist(), strict=True)
        data = self.blob.tobytes()
        if data.isascii():  # then characters stand where the bytes do
            text = data.decode()
            return [text[start:end] for start, end in places]
        return [data[start:end].decode() for start, end in places]

    def first(self, text: str) -> int:
        """Where a text stands, or would stand, among texts that are sorted."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < text:
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True)
class Column:
    """A text for each row of a table: the different texts, sorted, and the number of the text of each row."""

    values: Strings
    codes: Ints

    @classmethod
    def of(cls, texts: Sequence[str]) -> Column:
        different = sorted(set(texts))
        number = {text: i for i, text in enumerate(different)}
        return cls(Strings.of(different), np.array([number[text] for text in texts], np.int32))

    def __getitem__(self, row: int) -> str:
        return self.values[int(self.codes[row])]

    def where(self, wanted: Callable[[str], bool]) -> Mask:
        """The rows whose text is wanted; each different text is looked at once."""
        return np.array([wanted(text) for text in self.values], np.bool_)[self.codes]


def write_arrays(path: Path, arrays: Mapping[str, Array], about: Mapping[str, str]) -> None:
    """Write arrays with their names; ``about`` goes into the header. The wide come first: all are aligned."""
    header: dict[str, object] = {"__metadata__": dict(about)}
    names = {np.dtype(kind): name for name, kind in _TYPES.items()}
    ordered = sorted(arrays.items(), key=lambda item: -item[1].itemsize)
    place = 0
    for name, array in ordered:
        header[name] = {
            "dtype": names[array.dtype],
            "shape": array.shape,
            "data_offsets": (place, place + array.nbytes),
        }
        place += array.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % _ALIGNED)
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for _, array in ordered:
            file.write(array.tobytes())


def read_arrays(path: Path) -> tuple[dict[str, Array], dict[str, str]]:
    """The arrays of a file, mapped, and what its header says about them. ``ValueError``: it is no such file."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    length = int.from_bytes(data[:8], "little")
    if not 0 < length < len(data):
        raise ValueError("not a file of arrays")
    header = json.loads(data[8 : 8 + length])
    about = header.pop("__metadata__")
    arrays = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        if 8 + length + end > len(data):
            raise ValueError("the file is cut off")
        kind = np.dtype(_TYPES[entry["dtype"]])
        flat = np.frombuffer(data, kind, (end - start) // kind.itemsize, 8 + length + start)
        arrays[name] = flat.reshape(entry["shape"])
    return arrays, about
