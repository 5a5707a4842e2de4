#!/usr/bin/env python3
"""Compares 8-bit pictures of ours with dcm2pnm (DCMTK) and with pydicom's LUT functions, and prints the rows of renderings.tsv.

    python3 rendering.py DATA_FOLDER LIST > renderings.tsv

Each line of LIST is tab-separated: path below DATA_FOLDER, center and width of the window, a file with our levels row by row, CRC32.
Columns out: path, CRC32 of our levels, then for pydicom and for dcm2pnm the largest and the mean difference, "-" where the peer
does not show the file.
"""

import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np
import pydicom
from pydicom.pixel_data_handlers.util import apply_modality_lut, apply_windowing

warnings.simplefilter("ignore")


def by_pydicom(path, center, width):
    ds = pydicom.dcmread(path)
    ds.WindowCenter, ds.WindowWidth = center, width
    values = apply_windowing(apply_modality_lut(ds.pixel_array, ds), ds)
    if ds.PixelRepresentation == 0:
        low, high = 0, 2**ds.BitsStored - 1
    else:
        low, high = -(2 ** (ds.BitsStored - 1)), 2 ** (ds.BitsStored - 1) - 1
    slope, intercept = float(ds.get("RescaleSlope", 1)), float(ds.get("RescaleIntercept", 0))
    low, high = low * slope + intercept, high * slope + intercept
    grey = np.floor((values - low) / (high - low) * 255 + 0.5)
    return 255 - grey if ds.PhotometricInterpretation == "MONOCHROME1" else grey


def by_dcm2pnm(path, center, width):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "out.pgm")
        for tool in ("dcm2pnm", "dcmj2pnm", "dcml2pnm"):
            run = ["timeout", "60", tool, "+op", "+Ww", str(center), str(width), str(path), str(out)]
            try:
                if subprocess.run(run, capture_output=True).returncode == 0 and out.exists():
                    head = out.read_bytes()
                    fields = [f for f in head[:200].split(b"\n") if not f.startswith(b"#")]
                    columns, rows = map(int, fields[1].split())
                    return np.frombuffer(head[-columns * rows :], np.uint8).astype(float).reshape(rows, columns)
            except FileNotFoundError:
                continue
    raise ValueError("not shown")


def difference(ours, peer):
    try:
        other = peer()
        if other.shape != ours.shape:
            return "-\t-"
        gap = np.abs(ours - other)
        return f"{gap.max():.0f}\t{gap.mean():.4f}"
    except Exception:
        return "-\t-"


def main():
    data = pathlib.Path(sys.argv[1])
    print("# Path, CRC32 of our 8-bit levels of the first frame in its default window, then the largest and the mean difference to")
    print("# pydicom's LUT functions and to dcm2pnm in the same window; - where the peer does not show the file. By src/peers/rendering.py.")
    for line in pathlib.Path(sys.argv[2]).read_text().splitlines():
        name, center, width, rows, levels, crc = line.split("\t")
        ours = np.fromfile(levels, np.uint8).astype(float).reshape(int(rows), -1)
        a = difference(ours, lambda: by_pydicom(data / name, float(center), float(width)))
        b = difference(ours, lambda: by_dcm2pnm(data / name, center, width))
        print(f"{name}\t{crc}\t{a}\t{b}", flush=True)


if __name__ == "__main__":
    main()
