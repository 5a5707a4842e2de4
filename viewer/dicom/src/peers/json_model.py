#!/usr/bin/env python3
"""Compares `hilum dump --json --inline` with pydicom's to_json, element by element.

    hilum dump --json --inline FILE... > ours.jsonl; python3 json_model.py ours.jsonl FILE...
    python3 json_model.py --golden FILE... > dump-pydicom.jsonl

Numbers are compared as numbers, so that 40 and 4E1 are the same. Prints each difference by kind, and how many files are equal.
Four habits of pydicom are set aside, since the standard is plain there: it keeps the padding of all but the last value, writes an
empty value among others as "" rather than null, leaves big-endian OW data unturned, and keeps OW for encapsulated pixel data.
"""

import base64
import collections
import json
import struct
import sys
import warnings

import pydicom

warnings.simplefilter("ignore")


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return text


def canonical(value, vr):
    if isinstance(value, dict):
        return {k: v for k, v in value.items() if v}
    if value is None or value == "":
        return None
    if vr == "FL":
        return struct.unpack("f", struct.pack("f", number(value)))[0]
    if isinstance(value, str) and vr not in ("LT", "ST", "UT", "DS", "IS"):
        return value.rstrip(" ")
    if vr in ("DS", "IS", "FL", "FD", "SV", "UV", "UL", "US", "SS", "SL"):
        return number(value)
    return value


def turned(text):
    data = bytearray(base64.b64decode(text))
    data[0::2], data[1::2] = data[1::2], data[0::2]
    return base64.b64encode(data).decode()


def compare(ours, theirs, path, differences):
    for tag in sorted(set(ours) | set(theirs)):
        where = f"{path}{tag}"
        if tag not in ours or tag not in theirs:
            differences["only " + ("pydicom" if tag in theirs else "hilum")].append(where)
            continue
        one, other = ours[tag], theirs[tag]
        if tag == "7FE00010" and one["vr"] == "OB" and other["vr"] == "OW":
            other["vr"] = "OB"
        if one["vr"] != other["vr"]:
            differences[f"vr {one['vr']} / {other['vr']}"].append(where)
            continue
        if one["vr"] == "SQ":
            a, b = one.get("Value", []), other.get("Value", [])
            if len(a) != len(b):
                differences["item count"].append(where)
            for i, (x, y) in enumerate(zip(a, b)):
                compare(x, y, f"{where}/{i + 1}/", differences)
            continue
        for key in ("Value", "InlineBinary", "BulkDataURI"):
            a, b = one.get(key), other.get(key)
            if key == "Value":
                a = [canonical(v, one["vr"]) for v in a or []]
                b = [canonical(v, one["vr"]) for v in b or []]
            if key == "InlineBinary" and one["vr"] == "OW" and a and b and a == turned(b):
                continue
            if a != b and not (not a and not b):
                differences[f"{key} of {one['vr']}"].append(f"{where} {str(a)[:40]!r} {str(b)[:40]!r}")


def golden(files):
    """Pydicom's model of each file on a line; pixels of more than 1,024 bytes as the reference that hilum writes."""
    for file in files:
        data = pydicom.dcmread(file)
        model = data.to_json_dict(1025, lambda element: f"bulkdata/{element.tag:08X}")
        print(json.dumps({k: v for k, v in model.items() if not k.endswith("0000")}, ensure_ascii=False))


def main():
    if sys.argv[1] == "--golden":
        return golden(sys.argv[2:])
    lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
    total = collections.Counter()
    for line, file in zip(lines, sys.argv[2:], strict=True):
        try:
            theirs = pydicom.dcmread(file, force=True).to_json_dict()
        except Exception as e:
            print(f"{file}: pydicom: {type(e).__name__} {str(e)[:80]}")
            total["refused by pydicom"] += 1
            continue
        theirs = json.loads(json.dumps({k: v for k, v in theirs.items() if not k.endswith("0000")}))
        differences = collections.defaultdict(list)
        compare(json.loads(line), theirs, "", differences)
        total["equal" if not differences else "different"] += 1
        for kind, places in differences.items():
            print(f"{file}: {kind}: {len(places)}: {'; '.join(places[:3])}")
    print(dict(total))


if __name__ == "__main__":
    main()
