package hilum.dicom.phantom;

/** Seeded random numbers (SplitMix64, Steele et al. 2014), one stream per organ, so that drawing a lesion never moves a rib. */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed, String organ) {
        state = mix(seed + GOLDEN * organ.hashCode());
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long bits() {
        state += GOLDEN;
        return mix(state);
    }

    double uniform(double low, double high) {
        return low + (high - low) * (bits() >>> 11) * 0x1.0p-53;
    }

    /** Roughly normal with mean 0 and deviation 1: the centred count of 64 coin throws, smoothed; never beyond 8. */
    double normal() {
        long b = bits();
        return (Long.bitCount(b) - 32 + ((b >>> 40) & 0xFF) / 256.0 - 0.498) * 0.2487;
    }

    /** Normal, held within two deviations of the mean. */
    double around(double mean, double deviation) {
        return mean + deviation * Math.clamp(normal(), -2, 2);
    }

    boolean chance(double probability) {
        return uniform(0, 1) < probability;
    }
}
