"""Office packages: the parts of a DOCX file as XML, whatever the bytes are.

A package is a zip archive that anybody may have made. Its directory is read by the standard library; parts are inflated
here, because only so a part that says it is small and is not stops at the limit instead of filling the memory.
Source of the structure: ECMA-376, part 2 (Open Packaging Conventions); of the archive: PKWARE's APPNOTE 6.3, §4.3.7.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from verifier.errors import BrokenFile, EncryptedFile, TooLarge

MOST_MEMBERS: Final = 10_000  # a thousand pictures are three thousand members at most
LARGEST_PART: Final = 50_000_000  # bytes of XML; a thousand pages have some 20 MB
MOST_SWELLING: Final = 300  # times; XML swells 5 to 50 times, zip bombs 1,000 times
MOST_TAGS: Final = 4_000_000  # in one part; each takes some 150 bytes of memory
_SMALL: Final = 1_000_000  # bytes, which may swell as they like

_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")  # signature, then the lengths of name and extra field
_LOCAL_SIGNATURE: Final = b"PK\x03\x04"
_ENCRYPTED: Final = 0x1
_NOTHING: Final = etree.Element("nothing")  # what stands for a part or an element that is not there
_HINT: Final = "open it in the program that made it, and save it again"
_DAMAGED: Final = "the file is damaged"


def local_name(element: etree._Element) -> str:
    """Return the name of *element* without its namespace.

    Transitional and strict files have the same names in other namespaces.
    """
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """Return the value of the attribute *name* in whatever namespace; empty without one."""
    for written, value in element.attrib.items():
        if str(written).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: etree._Element, name: str) -> etree._Element:
    """Return the first child *name*, or an element without content."""
    return next(element.iterchildren(f"{{*}}{name}"), _NOTHING)


class Package:
    """The parts of one package."""

    def __init__(self, data: bytes) -> None:
        """Read the directory.

        Raises:
            BrokenFile: *data* is no zip archive, or a damaged one.
            TooLarge: it has more members than any document.
        """
        if data.count(_DIRECTORY_ENTRY) > MOST_MEMBERS:
            raise TooLarge(f"the file holds more than {MOST_MEMBERS:,} parts", hint=_HINT)
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, struct.error) as error:
            raise BrokenFile(_DAMAGED, hint="download or copy it again") from error
        self._members: Mapping[str, zipfile.ZipInfo] = MappingProxyType({one.filename: one for one in members})
        if len(self._members) < len(members):
            raise BrokenFile("a part of the file is there twice", hint=_HINT)

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._members)

    def part(self, name: str) -> bytes:
        """Return the content of one part.

        Raises:
            BrokenFile: it is not there, or damaged.
            EncryptedFile: it is encrypted.
            TooLarge: it is larger than any document, or swells like a bomb.
        """
        member = self._members.get(name)
        if member is None:
            raise BrokenFile(f"the part {name} is missing", hint=_HINT)
        if member.flag_bits & _ENCRYPTED:
            raise EncryptedFile("the file needs a password", hint="save a copy without a password")
        packed = self._packed(member)
        content = _inflated(packed, member.compress_type)
        if len(content) > LARGEST_PART:
            raise TooLarge(f"a part of the file has more than {LARGEST_PART // 10**6} MB", hint=_HINT)
        if len(content) > max(_SMALL, MOST_SWELLING * len(packed)):
            raise TooLarge("a part of the file swells like a zip bomb", hint=_HINT)
        if content.count(b"<") > MOST_TAGS:
            raise TooLarge(f"a part of the file has more than {MOST_TAGS:,} tags", hint=_HINT)
        if zlib.crc32(content) != member.CRC:
            raise BrokenFile(_DAMAGED, hint="download or copy it again")
        return content

    def tree(self, name: str) -> etree._Element:
        """Return the root element of one part.

        Raises:
            ReadError: as :meth:`part`; BrokenFile also where it is no XML, nested too deeply, or declares entities.
        """
        content = self.part(name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenFile(f"the part {name} is no XML that can be read", hint=_HINT) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise BrokenFile(f"the part {name} declares a document type, which no office program writes", hint=_HINT)
        return root

    def tree_if_sound(self, name: str) -> etree._Element:
        """Return the root of a part that a document can do without; an empty element if it is missing or broken."""
        try:
            return self.tree(name)
        except BrokenFile:
            return _NOTHING

    def related(self, name: str, kind: str, otherwise: str) -> str:
        """Return the name of the part that *name* relates to as *kind* ("styles"), or *otherwise* without one.

        The package itself has the name "".
        """
        folder, file = posixpath.split(name)
        for relation in self.tree_if_sound(posixpath.join(folder, "_rels", f"{file}.rels")):
            inside = attribute(relation, "TargetMode") != "External"
            if inside and attribute(relation, "Type").rpartition("/")[2] == kind:
                target = attribute(relation, "Target")
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return otherwise

    def links(self, name: str) -> Mapping[str, str]:
        """Return the addresses outside the package that the part *name* links to, by the ids that it uses."""
        folder, file = posixpath.split(name)
        return MappingProxyType({
            attribute(relation, "Id"): attribute(relation, "Target")
            for relation in self.tree_if_sound(posixpath.join(folder, "_rels", f"{file}.rels"))
            if attribute(relation, "Type").rpartition("/")[2] == "hyperlink"
            and attribute(relation, "TargetMode") == "External"
        })  # fmt: skip

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        """Return the bytes of one member as they are stored."""
        start = member.header_offset
        if not 0 <= start <= len(self._data) - _LOCAL_HEADER.size:
            raise BrokenFile(_DAMAGED, hint=_HINT)
        signature, name_length, extra_length = _LOCAL_HEADER.unpack_from(self._data, start)
        if signature != _LOCAL_SIGNATURE:
            raise BrokenFile(_DAMAGED, hint=_HINT)
        start += _LOCAL_HEADER.size + name_length + extra_length
        return memoryview(self._data)[start : start + member.compress_size]


def _inflated(packed: memoryview, method: int) -> bytes:
    """Return at most one byte more than the limit of what *packed* holds."""
    if method == zipfile.ZIP_STORED:
        return bytes(packed[: LARGEST_PART + 1])
    if method != zipfile.ZIP_DEFLATED:
        raise BrokenFile("the file is packed in a way that office programs do not use", hint=_HINT)
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return engine.decompress(packed, LARGEST_PART + 1)
    except zlib.error as error:
        raise BrokenFile(_DAMAGED, hint="download or copy it again") from error
