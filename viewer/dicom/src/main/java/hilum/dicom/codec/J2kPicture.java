package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Decodes all tiles of a codestream into one array of samples. */
final class J2kPicture {
    private static final int FREE_PRECINCTS = 1 << 16;
    private static final int ROWS_PER_PART = 64;

    private final J2kStream stream;
    private final Deadline deadline;
    private final int reduction;
    private final J2kArea area;
    private final int[] samples;
    private long precinctsLeft;
    private boolean damaged;

    private J2kPicture(J2kStream stream, int streamBytes, DecodeHints hints) throws DicomException {
        this.stream = stream;
        this.deadline = hints.deadline();
        this.reduction = Math.min(hints.reduction(), fewestLevels(stream));
        this.area = stream.size().image().halved(reduction);
        this.samples =
                new int[area.width() * area.height() * stream.size().channels().size()];
        this.precinctsLeft = FREE_PRECINCTS + 2L * streamBytes;
    }

    /** Decodes; the size of the result is a part of it. */
    static J2kPicture decode(J2kStream stream, int streamBytes, DecodeHints hints) throws DicomException {
        J2kPicture picture = new J2kPicture(stream, streamBytes, hints);
        int told = 0;
        for (Map.Entry<Integer, J2kStream.Tile> entry : stream.tiles().entrySet()) {
            told += picture.tile(entry.getKey(), entry.getValue()) ? 1 : 0;
        }
        if (told == 0) {
            throw J2kCursor.damaged();
        }
        return picture;
    }

    /** How often the picture can be halved so that each half pixel lies where two of the whole lie. */
    static int halvings(J2kStream stream) throws DicomException {
        J2kArea image = stream.size().image();
        // A picture that begins within the reference grid would be shown a little aside of its place.
        return image.x0() == 0 && image.y0() == 0 ? fewestLevels(stream) : 0;
    }

    /** Of the picture, on the grid of the resolution that was decoded. */
    J2kArea area() {
        return area;
    }

    /** Interleaved; not a copy. */
    int[] samples() {
        return samples;
    }

    /** Whether something was missing or wrong. */
    boolean damaged() {
        return damaged || stream.damaged();
    }

    private static int fewestLevels(J2kStream stream) throws DicomException {
        int fewest = 32;
        for (J2kStream.Tile tile : stream.tiles().values()) {
            for (int c = 0; c < stream.size().channels().size(); c++) {
                fewest = Math.min(fewest, tile.parameters().coding(c).levels());
            }
        }
        return fewest;
    }

    /** Decodes one tile; {@code false} when not a single packet of it could be read. */
    private boolean tile(int index, J2kStream.Tile tile) throws DicomException {
        List<J2kComponent> components = new ArrayList<>();
        List<J2kPrecinct> precincts = new ArrayList<>();
        J2kArea place = stream.size().tile(index);
        for (int c = 0; c < stream.size().channels().size(); c++) {
            int depth = stream.size().channels().get(c).depth();
            J2kComponent component = new J2kComponent(tile.parameters(), c, place, depth);
            precinctsLeft -= component.precinctCount();
            if (precinctsLeft < 0) {
                throw J2kCursor.damaged();
            }
            precincts.addAll(component.makePrecincts());
            components.add(component);
        }
        byte[] packets = tile.packets().toByteArray();
        damaged |= !new J2kPackets(tile.parameters(), precincts, packets, deadline).read();
        Queue<J2kBlock> troubles = new ConcurrentLinkedQueue<>();
        List<J2kPlane> planes = new ArrayList<>();
        for (J2kComponent component : components) {
            planes.add(component.decode(packets, reduction, deadline, troubles));
        }
        damaged |= !troubles.isEmpty();
        J2kArea part = components.getFirst().area(reduction);
        boolean mixed = tile.parameters().mixed();
        boolean reversible = tile.parameters().coding(0).reversible();
        J2kWork.spread(Math.ceilDiv(part.height(), ROWS_PER_PART), deadline, i -> {
            int from = i * ROWS_PER_PART;
            int to = Math.min(part.height(), from + ROWS_PER_PART);
            put(planes, part, from, to, mixed ? reversible ? Mixing.REVERSIBLE : Mixing.IRREVERSIBLE : Mixing.NONE);
        });
        return precincts.stream().anyMatch(p -> p.nextLayer() > 0);
    }

    /** Colour transformations of the first three components (ITU-T T.800 Annex G). */
    private enum Mixing {
        NONE,
        REVERSIBLE,
        IRREVERSIBLE
    }

    private void put(List<J2kPlane> planes, J2kArea part, int from, int to, Mixing mixing) {
        int count = planes.size();
        double[] pixel = new double[count];
        for (int y = from; y < to; y++) {
            int in = y * part.width();
            int out = ((part.y0() - area.y0() + y) * area.width() + part.x0() - area.x0()) * count;
            if (count == 1 && planes.getFirst() instanceof J2kIntPlane grey) {
                putGrey(grey, in, out, part.width());
                continue;
            }
            for (int x = 0; x < part.width(); x++, in++) {
                for (int c = 0; c < count; c++) {
                    pixel[c] = planes.get(c).sample(in);
                }
                unmix(pixel, mixing);
                for (int c = 0; c < count; c++) {
                    samples[out++] = level(
                            (int) Math.rint(pixel[c]), stream.size().channels().get(c));
                }
            }
        }
    }

    private void putGrey(J2kIntPlane grey, int in, int out, int width) {
        J2kSize.Channel channel = stream.size().channels().getFirst();
        int[] values = grey.values();
        for (int x = 0; x < width; x++) {
            samples[out + x] = level(values[in + x], channel);
        }
    }

    private static void unmix(double[] p, Mixing mixing) {
        double y = p[0];
        switch (mixing) {
            case NONE -> {
                // the components are what they are
            }
            case REVERSIBLE -> {
                double green = y - Math.floor((p[1] + p[2]) / 4);
                double red = p[2] + green;
                p[2] = p[1] + green;
                p[1] = green;
                p[0] = red;
            }
            case IRREVERSIBLE -> {
                double cb = p[1];
                double cr = p[2];
                p[0] = y + 1.402 * cr;
                p[1] = y - 0.344136 * cb - 0.714136 * cr;
                p[2] = y + 1.772 * cb;
            }
        }
    }

    private static int level(int value, J2kSize.Channel channel) {
        int half = 1 << (channel.depth() - 1);
        return channel.signed() ? Math.clamp(value, -half, half - 1) : Math.clamp(value + half, 0, 2 * half - 1);
    }
}
