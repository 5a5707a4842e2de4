package hilum.dicom.codec;

import java.util.Arrays;

/**
 * Bit planes of a code block (ITU-T T.800 Annex D). One for each thread; a block leaves its coefficients here until the next one.
 *
 * <p>A magnitude is kept with one bit after the point: the middle of what the planes that were read leave open.
 */
final class J2kBlockDecoder {
    private static final int SIGNIFICANT = 1 << 12;
    private static final int VISITED = 1 << 13;
    private static final int REFINED = 1 << 14;
    private static final int NEGATIVE = 1 << 15;
    /** Signs of the straight neighbours lie this far above their significance. */
    private static final int SIGN_SHIFT = 8;

    private static final int RAW_FROM_PASS = 10;
    private static final int SYMBOL = 0xA;

    private final MqDecoder mq = new MqDecoder();
    private final RawBits raw = new RawBits();
    private int[] flags = new int[66 * 66];
    private int[] magnitudes = new int[64 * 64];
    private byte[] bytes = new byte[8_192];
    private byte[] zeroCoding = J2kContexts.significanceOf(0);
    private int width;
    private int height;
    private int stride;
    private int plane;
    private boolean causal;

    /** Bits without arithmetic coding (D.6): after FF a byte has 7. */
    private static final class RawBits {
        private byte[] bytes = new byte[2];
        private int at;
        private int end;
        private int last;
        private int left;

        void start(byte[] source, int from, int to) {
            bytes = source;
            at = from;
            end = to;
            last = 0;
            left = 0;
        }

        int bit() {
            if (left == 0) {
                left = last == 0xFF ? 7 : 8;
                last = at < end ? bytes[at++] & 0xFF : 0xFF;
            }
            left--;
            return last >> left & 1;
        }
    }

    /**
     * Decodes a block whose pieces lie in {@code packets}.
     *
     * @return whether its segmentation symbols, if there are any, were right
     */
    boolean decode(J2kBlock block, J2kCoding coding, byte[] packets) {
        width = block.area().width();
        height = block.area().height();
        stride = width + 2;
        clear();
        int length = gather(block, packets);
        zeroCoding = J2kContexts.significanceOf(block.band().orientation());
        causal = coding.has(J2kCoding.CAUSAL);
        plane = block.band().planes() - 1 - block.zeroPlanes();
        mq.reset();
        boolean sound = plane < J2kBlock.MAX_PLANES;
        int pass = 2;
        int count = 0;
        int start = 0;
        boolean whole = length == block.codedBytes();
        for (int s = 0; s < block.segmentCount() && sound && (whole || start < length); s++) {
            int end = Math.min(length, start + block.bytesOf(s));
            boolean isRaw = coding.has(J2kCoding.BYPASS) && count >= RAW_FROM_PASS && pass < 2;
            byte keptFirst = bytes[end];
            byte keptSecond = bytes[end + 1];
            begin(isRaw, start, end);
            for (int p = 0; p < block.passesOf(s) && plane >= 0; p++, count++) {
                sound &= pass(pass, isRaw, coding);
                if (coding.has(J2kCoding.RESET)) {
                    mq.reset();
                }
                plane -= pass == 2 ? 1 : 0;
                pass = (pass + 1) % 3;
            }
            bytes[end] = keptFirst;
            bytes[end + 1] = keptSecond;
            start = end;
        }
        return sound;
    }

    /** Magnitude at a place of the last block, with half a bit, negative when it is. */
    int coefficient(int x, int y) {
        int magnitude = magnitudes[y * width + x];
        return (flags[(y + 1) * stride + x + 1] & NEGATIVE) == 0 ? magnitude : -magnitude;
    }

    private void clear() {
        int cells = stride * (height + 2);
        if (flags.length < cells) {
            flags = new int[cells];
        } else {
            Arrays.fill(flags, 0, cells, 0);
        }
        if (magnitudes.length < width * height) {
            magnitudes = new int[width * height];
        } else {
            Arrays.fill(magnitudes, 0, width * height, 0);
        }
    }

    private int gather(J2kBlock block, byte[] packets) {
        int length = 0;
        for (int i = 0; i < block.pieceCount(); i++) {
            length += block.pieceLength(i);
        }
        if (bytes.length < length + 2) {
            bytes = new byte[length + 2];
        }
        int at = 0;
        for (int i = 0; i < block.pieceCount(); i++) {
            System.arraycopy(packets, block.pieceStart(i), bytes, at, block.pieceLength(i));
            at += block.pieceLength(i);
        }
        return length;
    }

    private void begin(boolean isRaw, int start, int end) {
        if (isRaw) {
            raw.start(bytes, start, end);
            return;
        }
        bytes[end] = (byte) 0xFF;
        bytes[end + 1] = (byte) 0xFF;
        mq.start(bytes, start);
    }

    private boolean pass(int pass, boolean isRaw, J2kCoding coding) {
        switch (pass) {
            case 0 -> {
                for (int top = 0; top < height; top += 4) {
                    significance(top, isRaw);
                }
            }
            case 1 -> {
                for (int top = 0; top < height; top += 4) {
                    refinement(top, isRaw);
                }
            }
            default -> {
                for (int top = 0; top < height; top += 4) {
                    cleanup(top);
                }
                if (coding.has(J2kCoding.SEGMENTATION_SYMBOLS)) {
                    return symbol() == SYMBOL;
                }
            }
        }
        return true;
    }

    private int symbol() {
        int symbol = 0;
        for (int i = 0; i < 4; i++) {
            symbol = symbol << 1 | mq.decode(MqDecoder.UNIFORM);
        }
        return symbol;
    }

    private void significance(int top, boolean isRaw) {
        int rows = Math.min(4, height - top);
        for (int x = 0; x < width; x++) {
            int at = (top + 1) * stride + x + 1;
            for (int row = 0; row < rows; row++, at += stride) {
                int f = flags[at];
                if ((f & J2kContexts.ALL) == 0 || (f & SIGNIFICANT) != 0) {
                    continue;
                }
                int bit = isRaw ? raw.bit() : mq.decode(zeroCoding[f & J2kContexts.ALL]);
                if (bit != 0) {
                    boolean negative = isRaw ? raw.bit() != 0 : sign(f);
                    becomeSignificant(at, x, top + row, negative);
                }
                flags[at] |= VISITED;
            }
        }
    }

    private void refinement(int top, boolean isRaw) {
        int rows = Math.min(4, height - top);
        for (int x = 0; x < width; x++) {
            int at = (top + 1) * stride + x + 1;
            for (int row = 0; row < rows; row++, at += stride) {
                int f = flags[at];
                if ((f & (SIGNIFICANT | VISITED)) != SIGNIFICANT) {
                    continue;
                }
                int context = (f & REFINED) != 0 ? 16 : (f & J2kContexts.ALL) != 0 ? 15 : 14;
                int bit = isRaw ? raw.bit() : mq.decode(context);
                magnitudes[(top + row) * width + x] ^= (bit != 0 ? 1 : 3) << plane;
                flags[at] = f | REFINED;
            }
        }
    }

    private void cleanup(int top) {
        int rows = Math.min(4, height - top);
        for (int x = 0; x < width; x++) {
            int at = (top + 1) * stride + x + 1;
            int row = 0;
            if (rows == 4 && quiet(at)) {
                if (mq.decode(MqDecoder.RUN_LENGTH) == 0) {
                    continue;
                }
                row = mq.decode(MqDecoder.UNIFORM) << 1;
                row |= mq.decode(MqDecoder.UNIFORM);
                at += row * stride;
                becomeSignificant(at, x, top + row, sign(flags[at]));
                row++;
                at += stride;
            }
            for (; row < rows; row++, at += stride) {
                int f = flags[at];
                if ((f & (SIGNIFICANT | VISITED)) == 0 && mq.decode(zeroCoding[f & J2kContexts.ALL]) != 0) {
                    becomeSignificant(at, x, top + row, sign(f));
                }
                flags[at] &= ~VISITED;
            }
        }
    }

    /** Whether nothing is known of four samples below each other and of their neighbours. */
    private boolean quiet(int at) {
        int all = flags[at] | flags[at + stride] | flags[at + 2 * stride] | flags[at + 3 * stride];
        return (all & (SIGNIFICANT | VISITED | J2kContexts.ALL)) == 0;
    }

    private boolean sign(int f) {
        int entry = J2kContexts.signs()[(f & 0xF) | (f >> (SIGN_SHIFT - 4) & 0xF0)];
        return mq.decode(entry & 0x7F) != (entry >> 7 & 1);
    }

    private void becomeSignificant(int at, int x, int y, boolean negative) {
        magnitudes[y * width + x] = 3 << plane;
        int sign = negative ? 1 << SIGN_SHIFT | 1 : 1;
        flags[at] |= negative ? SIGNIFICANT | NEGATIVE : SIGNIFICANT;
        flags[at - 1] |= J2kContexts.EAST * sign;
        flags[at + 1] |= J2kContexts.WEST * sign;
        flags[at + stride - 1] |= J2kContexts.NORTH_EAST;
        flags[at + stride] |= J2kContexts.NORTH * sign;
        flags[at + stride + 1] |= J2kContexts.NORTH_WEST;
        if (!causal || (y & 3) != 0) {
            flags[at - stride - 1] |= J2kContexts.SOUTH_EAST;
            flags[at - stride] |= J2kContexts.SOUTH * sign;
            flags[at - stride + 1] |= J2kContexts.SOUTH_WEST;
        }
    }
}
