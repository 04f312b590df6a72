"""Pack pictures in pure black and white the way fax machines do, without loss: a picture -> CCITT group 4."""

import io

from pikepdf import Dictionary, Name, PdfImage, Stream
from PIL import Image

_PACKED = (Name.CCITTFaxDecode, Name.JBIG2Decode)
_STRIP_OFFSETS, _STRIP_BYTES, _ROWS_PER_STRIP, _PHOTOMETRIC = 273, 279, 278, 262


def pack(stream: Stream) -> bool:
    """Pack a picture of one bit per dot if that makes it smaller; stencils and odd colours stay as they are."""
    if int(stream.get("/BitsPerComponent", 8)) != 1 or stream.get("/ImageMask", False) or "/Decode" in stream:
        return False
    if stream.get("/ColorSpace") != Name.DeviceGray or stream.get("/Filter") in _PACKED:
        return False
    image = PdfImage(stream).as_pil_image().convert("1")
    data = group4(image)
    if len(data) >= len(stream.read_raw_bytes()):
        return False
    stream.write(data, filter=Name.CCITTFaxDecode, decode_parms=parameters(image))
    return True


def group4(image: Image.Image) -> bytes:
    """Return the dots of a picture of mode ``1``."""
    stream = io.BytesIO()
    image.save(
        stream, "TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: image.height, _PHOTOMETRIC: 0}
    )  # fmt: skip
    with Image.open(stream) as written:
        offset, length = written.tag_v2[_STRIP_OFFSETS][0], written.tag_v2[_STRIP_BYTES][0]  # type: ignore[attr-defined]
    return stream.getvalue()[offset : offset + length]


def parameters(image: Image.Image) -> Dictionary:
    """Return how the dots are to be read."""
    return Dictionary(K=-1, Columns=image.width, Rows=image.height, BlackIs1=False)
