package hilum.dicom;

import java.util.Locale;
import java.util.zip.CRC32;

/** How the goldens sum up a data set. */
public final class Checksums {
    private Checksums() {}

    /** CRC32 of all stored values as 32-bit little-endian numbers. */
    public static String of(PixelFrame frame) {
        int count = frame.samples().size();
        byte[] bytes = new byte[4 * count];
        for (int i = 0; i < count; i++) {
            int value = (int) frame.value(i);
            for (int b = 0; b < 4; b++) {
                bytes[4 * i + b] = (byte) (value >> (8 * b));
            }
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format(Locale.ROOT, "%08X", crc.getValue());
    }

    /** Elements of all levels. */
    public static int elements(DataSet set) {
        int count = 0;
        for (Element element : set) {
            count++;
            if (element.value() instanceof Value.Items items) {
                count += items.items().stream().mapToInt(Checksums::elements).sum();
            }
        }
        return count;
    }
}
