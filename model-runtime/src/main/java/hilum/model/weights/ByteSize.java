package hilum.model.weights;

import java.util.Locale;

/** A number of bytes, in words as people say it: {@code 6.3 GB}, {@code 820 bytes}; steps of 1000. */
public record ByteSize(long bytes) {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    @Override
    public String toString() {
        if (Math.abs(bytes) < 1000) {
            return bytes + (Math.abs(bytes) == 1 ? " byte" : " bytes");
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (Math.abs(value) >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, "%.1f %s", value, UNITS[unit]);
    }
}
