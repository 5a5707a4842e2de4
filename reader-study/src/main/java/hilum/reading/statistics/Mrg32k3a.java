package hilum.reading.statistics;

import java.util.List;
import java.util.stream.Stream;

/**
 * The combined multiple recursive generator MRG32k3a (L'Ecuyer, "Good parameters and implementations for combined multiple recursive random number
 * generators", Operations Research 47, 1999, figure I). Chosen because R has the same one built in ({@code RNGkind("L'Ecuyer-CMRG")}, state in
 * {@code .Random.seed[2:7]} as signed 32-bit numbers, {@code runif}): an exported script can repeat a bootstrap draw by draw.
 *
 * <p>Not thread-safe.
 */
public final class Mrg32k3a implements Draws {
    private static final long M1 = 4294967087L;
    private static final long M2 = 4294944443L;
    private static final double NORM = 2.328306549295728e-10;

    private long s10;
    private long s11;
    private long s12;
    private long s20;
    private long s21;
    private long s22;
    private double spareNormal = Double.NaN;

    private Mrg32k3a(long[] state) {
        s10 = state[0];
        s11 = state[1];
        s12 = state[2];
        s20 = state[3];
        s21 = state[4];
        s22 = state[5];
    }

    /** The generator of {@code seed}: its six state numbers are SplitMix64 outputs, each brought into 1 to modulus - 1. */
    public static Mrg32k3a seeded(long seed) {
        SplitMix64 spread = new SplitMix64(seed);
        long[] state = new long[6];
        for (int i = 0; i < 6; i++) {
            state[i] = 1 + Long.remainderUnsigned(spread.next(), (i < 3 ? M1 : M2) - 1);
        }
        return new Mrg32k3a(state);
    }

    /** The six numbers of the state, each 1 to 2^32 - 1 at the start, first component first. */
    public List<Long> state() {
        return Stream.of(s10, s11, s12, s20, s21, s22).toList();
    }

    /** A number between 0 and 1, both excluded. */
    public double nextDouble() {
        long p1 = Math.floorMod(1403580L * s11 - 810728L * s10, M1);
        s10 = s11;
        s11 = s12;
        s12 = p1;
        long p2 = Math.floorMod(527612L * s22 - 1370589L * s20, M2);
        s20 = s21;
        s21 = s22;
        s22 = p2;
        return (p1 > p2 ? p1 - p2 : p1 - p2 + M1) * NORM;
    }

    /** {@code floor(nextDouble() * bound)}. */
    @Override
    public int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** A standard normal number by the polar method (Marsaglia and Bray 1964); every second call draws nothing. */
    public double nextGaussian() {
        if (!Double.isNaN(spareNormal)) {
            double spare = spareNormal;
            spareNormal = Double.NaN;
            return spare;
        }
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                double factor = Math.sqrt(-2 * Math.log(square) / square);
                spareNormal = y * factor;
                return x * factor;
            }
        }
    }
}
