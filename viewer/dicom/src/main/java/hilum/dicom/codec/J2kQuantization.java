package hilum.dicom.codec;

import hilum.dicom.DicomException;

/** Exponents and mantissas of the sub-bands of a component (QCD and QCC, ITU-T T.800 A.6.4). */
final class J2kQuantization {
    private static final int NONE = 0;
    private static final int DERIVED = 1;

    private final boolean derived;
    private final int guardBits;
    private final int[] exponents;
    private final int[] mantissas;

    private J2kQuantization(boolean derived, int guardBits, int[] exponents, int[] mantissas) {
        this.derived = derived;
        this.guardBits = guardBits;
        this.exponents = exponents;
        this.mantissas = mantissas;
    }

    static J2kQuantization read(J2kCursor in) throws DicomException {
        int style = in.u8();
        int kind = style & 0x1F;
        int count = kind == NONE ? in.remaining() : in.remaining() / 2;
        if (kind > 2 || count < 1) {
            throw J2kCursor.damaged();
        }
        int[] exponents = new int[count];
        int[] mantissas = new int[count];
        for (int i = 0; i < count; i++) {
            int value = kind == NONE ? in.u8() << 8 : in.u16();
            exponents[i] = value >> 11;
            mantissas[i] = value & 0x7FF;
        }
        return new J2kQuantization(kind == DERIVED, style >> 5, exponents, mantissas);
    }

    /** Magnitude bits of a sub-band (E-2). */
    int planes(int resolution, int orientation) throws DicomException {
        return guardBits + exponent(resolution, orientation) - 1;
    }

    /** The step of a quantised sub-band (E-3). */
    float step(int resolution, int orientation, int depth) throws DicomException {
        int gain = resolution == 0 ? 0 : orientation == 3 ? 2 : 1;
        int mantissa = mantissas[derived ? 0 : index(resolution, orientation)];
        return (float) Math.scalb(1 + mantissa / 2048.0, depth + gain - exponent(resolution, orientation));
    }

    private int exponent(int resolution, int orientation) throws DicomException {
        return derived ? exponents[0] - Math.max(0, resolution - 1) : exponents[index(resolution, orientation)];
    }

    private int index(int resolution, int orientation) throws DicomException {
        int index = resolution == 0 ? 0 : 3 * (resolution - 1) + orientation;
        if (index >= exponents.length) {
            throw J2kCursor.damaged();
        }
        return index;
    }
}
