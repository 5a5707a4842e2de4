#!/usr/bin/env python3
"""Writes jpegls.tsv: small JPEG-LS streams by CharLS (ctypes, Debian's libcharls2) in the corners that few files have.

    python3 jpegls.py > jpegls.tsv

Depths of 2 to 7 bits (8, 12 and 16 beside them), own thresholds and RESET, near-lossless, every interleave mode, restart intervals.
CharLS writes no restart markers; since an interval starts like a picture, its bytes are those of a picture of so many lines. Every
stream is decoded by CharLS as a whole; what CharLS makes of it is the golden, and for lossless streams it must be the original.
CharLS 2.4.1 cannot read its own streams of another RESET than 64 interleaved by pixel, so that corner is left out.
"""

import base64
import ctypes as c
import struct
import sys
import zlib

import numpy as np

COLUMNS, ROWS = 19, 13
NONE, LINE, SAMPLE = 0, 1, 2
lib = c.CDLL("libcharls.so.2")


class Frame(c.Structure):
    _fields_ = [("width", c.c_uint32), ("height", c.c_uint32), ("bits", c.c_int32), ("components", c.c_int32)]


class Preset(c.Structure):
    _fields_ = [(n, c.c_int32) for n in ("maximum", "t1", "t2", "t3", "reset")]


for name in ("encoder", "decoder"):
    getattr(lib, f"charls_jpegls_{name}_create").restype = c.c_void_p


def ok(code, what):
    if code:
        raise ValueError(f"CharLS: {what}: {code}")


def cells(picture, bits, mode):
    """Bytes in the order that CharLS takes them: by plane without interleaving, else by pixel."""
    ordered = picture if mode != NONE else np.moveaxis(picture, 2, 0)
    return np.ascontiguousarray(ordered, np.uint8 if bits <= 8 else np.uint16).tobytes()


def encode(picture, bits, mode, near, preset):
    rows, columns, components = picture.shape
    e = c.c_void_p(lib.charls_jpegls_encoder_create())
    out = c.create_string_buffer(1 << 20)
    ok(lib.charls_jpegls_encoder_set_frame_info(e, c.byref(Frame(columns, rows, bits, components))), "frame")
    ok(lib.charls_jpegls_encoder_set_near_lossless(e, near), "near")
    ok(lib.charls_jpegls_encoder_set_interleave_mode(e, mode), "interleave")
    if preset:
        ok(lib.charls_jpegls_encoder_set_preset_coding_parameters(e, c.byref(Preset(*preset))), "preset")
    ok(lib.charls_jpegls_encoder_set_destination_buffer(e, out, c.c_size_t(len(out))), "buffer")
    data = cells(picture, bits, mode)
    ok(lib.charls_jpegls_encoder_encode_from_buffer(e, data, c.c_size_t(len(data)), 0), "encode")
    written = c.c_size_t()
    ok(lib.charls_jpegls_encoder_get_bytes_written(e, c.byref(written)), "length")
    lib.charls_jpegls_encoder_destroy(e)
    return out.raw[: written.value]


def decode(stream, shape, bits, mode):
    d = c.c_void_p(lib.charls_jpegls_decoder_create())
    ok(lib.charls_jpegls_decoder_set_source_buffer(d, stream, c.c_size_t(len(stream))), "source")
    ok(lib.charls_jpegls_decoder_read_header(d), "header")
    size = c.c_size_t()
    ok(lib.charls_jpegls_decoder_get_destination_size(d, 0, c.byref(size)), "size")
    out = c.create_string_buffer(size.value)
    ok(lib.charls_jpegls_decoder_decode_to_buffer(d, out, size, 0), "decode")
    lib.charls_jpegls_decoder_destroy(d)
    values = np.frombuffer(out.raw, np.uint8 if bits <= 8 else np.uint16)
    rows, columns, components = shape
    if mode == NONE:
        return np.moveaxis(values.reshape(components, rows, columns), 0, 2)
    return values.reshape(shape)


def scans(stream):
    """Header bytes before each scan's entropy-coded data, and that data."""
    at, begin, parts = 2, 0, []
    while stream[at : at + 2] != b"\xff\xd9":
        marker = stream[at + 1]
        at += 2 + struct.unpack(">H", stream[at + 2 : at + 4])[0]
        if marker == 0xDA:
            end = at
            while not (stream[end] == 0xFF and stream[end + 1] & 0x80):
                end += 1
            parts.append((stream[begin:at], stream[at:end]))
            begin = at = end
    return parts


def with_restarts(picture, bits, mode, near, preset, lines):
    if lines == 0:
        return encode(picture, bits, mode, near, preset)
    whole = scans(encode(picture, bits, mode, near, preset))
    strips = [scans(encode(picture[y : y + lines], bits, mode, near, preset)) for y in range(0, len(picture), lines)]
    out = b""
    for number, (header, _) in enumerate(whole):
        if number == 0:
            header = header[:2] + b"\xff\xdd" + struct.pack(">HH", 4, lines) + header[2:]
        out += header
        for i, strip in enumerate(strips):
            out += strip[number][1] + (bytes([0xFF, 0xD0 + i % 8]) if i + 1 < len(strips) else b"")
    return out + b"\xff\xd9"


def drawn(bits, components):
    """Slow waves with noise, a flat field and a hard edge; the seed is the depth."""
    random = np.random.default_rng(bits)
    y, x, s = np.mgrid[0:ROWS, 0:COLUMNS, 0:components]
    wave = 0.5 + 0.3 * np.sin(x / 5.0 + s) + 0.2 * np.cos(y / 4.0) + 0.06 * random.standard_normal(x.shape)
    wave[3:6, 2:15] = 0.4
    wave[8:11, 11:] = 1
    return np.clip(np.rint(wave * (2**bits - 1)), 0, 2**bits - 1).astype(np.int64)


def own_preset(bits, near, mode):
    """Other thresholds than the defaults of T.87 C.2.4.1.1.1, as close to the top as the depth allows."""
    top = 2**bits - 1
    t1 = min(top, near + 2 + bits // 4)
    t2 = min(top, t1 + 1 + bits)
    return (top, t1, t2, min(top, t2 + 5 * bits), 64 if mode == SAMPLE else 17)


def rows():
    for bits in (2, 3, 4, 5, 6, 7, 8, 12, 16):
        for kind, components, mode in (("grey", 1, NONE), ("planes", 3, NONE), ("lines", 3, LINE), ("pixels", 3, SAMPLE)):
            for preset, lines, near in (("plain", 0, 1), ("plain", 1, 0), ("own", 0, 0), ("own", 4, 1)):
                yield bits, kind, components, mode, preset, lines, near


def main():
    print("# JPEG-LS streams of 19 x 13 pixels by CharLS 2.4.1 (src/peers/jpegls.py). Name, components, bits stored, near, restart lines,")
    print("# CRC32 of what CharLS decodes, as 32-bit little-endian numbers by pixel, greatest difference of that from the original, stream in Base64.")
    for bits, kind, components, mode, preset, lines, near in rows():
        picture = drawn(bits, components)
        own = own_preset(bits, near, mode) if preset == "own" else None
        stream = with_restarts(picture, bits, mode, near, own, lines)
        decoded = decode(stream, picture.shape, bits, mode).astype(np.int64)
        error = int(np.abs(decoded - picture).max())
        assert error <= near, (bits, kind, preset, lines, error)
        crc = zlib.crc32(decoded.astype("<i4").tobytes())
        name = f"{kind}_{bits}_{preset}_near{near}_restart{lines}"
        print(name, components, bits, near, lines, f"{crc:08X}", error, base64.b64encode(stream).decode(), sep="\t")


if __name__ == "__main__":
    sys.exit(main())
