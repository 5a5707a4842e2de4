package hilum.reading.statistics;

/**
 * The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014): one 64-bit state, seeded directly.
 * A bounded number is the high half of the 128-bit product of the unsigned output and the bound. Here it spreads one seed over the states of
 * {@link Mrg32k3a}. Not thread-safe.
 */
final class SplitMix64 implements Draws {
    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /** Sixty-four random bits. */
    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public int nextInt(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }
}
