package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the main header or the header of a tile says about coding; that of a tile begins as a copy of the main one. */
final class J2kParameters {
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int QCD = 0xFF5C;
    private static final int QCC = 0xFF5D;
    private static final int RGN = 0xFF5E;
    private static final int POC = 0xFF5F;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int MAX_CHANGES = 1_024;

    /** The order of the packets in a part of a tile (A.6.6): 0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL; ends are outside. */
    record Order(
            int progression,
            int firstResolution,
            int endResolution,
            int firstComponent,
            int endComponent,
            int endLayer) {}

    private final int components;
    private final @Nullable J2kCoding[] coding;
    private final @Nullable J2kQuantization[] quantization;
    private final boolean[] ownCoding;
    private final boolean[] ownQuantization;
    private final int[] regionShift;
    private final List<Order> changes = new ArrayList<>();
    private int progression;
    private int layers;
    private boolean mixed;
    private boolean packetMarkers;
    private boolean headerEnds;

    J2kParameters(int components) {
        this.components = components;
        this.coding = new J2kCoding[components];
        this.quantization = new J2kQuantization[components];
        this.ownCoding = new boolean[components];
        this.ownQuantization = new boolean[components];
        this.regionShift = new int[components];
    }

    /** Those of a tile, before its own header. */
    J2kParameters copy() {
        J2kParameters copy = new J2kParameters(components);
        System.arraycopy(coding, 0, copy.coding, 0, components);
        System.arraycopy(quantization, 0, copy.quantization, 0, components);
        System.arraycopy(regionShift, 0, copy.regionShift, 0, components);
        copy.changes.addAll(changes);
        copy.progression = progression;
        copy.layers = layers;
        copy.mixed = mixed;
        copy.packetMarkers = packetMarkers;
        copy.headerEnds = headerEnds;
        return copy;
    }

    /** Takes a marker segment; what says nothing about coding is passed over. */
    void segment(int marker, J2kCursor in) throws DicomException {
        switch (marker) {
            case COD -> codingDefault(in);
            case COC -> {
                int component = in.component(components);
                coding[component] = J2kCoding.read(in, (in.u8() & 1) != 0);
                ownCoding[component] = true;
            }
            case QCD -> quantizationDefault(in);
            case QCC -> {
                int component = in.component(components);
                quantization[component] = J2kQuantization.read(in);
                ownQuantization[component] = true;
            }
            case RGN -> region(in);
            case POC -> orders(in);
            case PPM, PPT -> throw new DicomException("JPEG 2000 pictures with packed packet headers cannot be shown.");
            default -> {
                // lengths, comments, registration
            }
        }
    }

    private void codingDefault(J2kCursor in) throws DicomException {
        int flags = in.u8();
        progression = in.u8();
        layers = in.u16();
        mixed = in.u8() == 1;
        packetMarkers = (flags & 2) != 0;
        headerEnds = (flags & 4) != 0;
        J2kCoding common = J2kCoding.read(in, (flags & 1) != 0);
        if (progression > 4 || layers < 1) {
            throw J2kCursor.damaged();
        }
        for (int c = 0; c < components; c++) {
            if (!ownCoding[c]) {
                coding[c] = common;
            }
        }
    }

    private void quantizationDefault(J2kCursor in) throws DicomException {
        J2kQuantization common = J2kQuantization.read(in);
        for (int c = 0; c < components; c++) {
            if (!ownQuantization[c]) {
                quantization[c] = common;
            }
        }
    }

    private void region(J2kCursor in) throws DicomException {
        int component = in.component(components);
        in.u8(); // the only kind: maximum shift
        regionShift[component] = Math.min(in.u8(), 37);
    }

    private void orders(J2kCursor in) throws DicomException {
        while (in.remaining() >= 7 && changes.size() < MAX_CHANGES) {
            int firstResolution = in.u8();
            int firstComponent = components < 257 ? in.u8() : in.u16();
            int endLayer = in.u16();
            int endResolution = in.u8();
            int endComponent = components < 257 ? in.u8() : in.u16();
            int kind = in.u8();
            if (kind > 4) {
                throw J2kCursor.damaged();
            }
            // a single byte cannot say 256, so 0 does
            int end = endComponent == 0 ? components : endComponent;
            changes.add(new Order(kind, firstResolution, endResolution, firstComponent, end, endLayer));
        }
    }

    /** The orders in which packets come; without changes there is one for all of them. */
    List<Order> orders() {
        return changes.isEmpty()
                ? List.of(new Order(progression, 0, Integer.MAX_VALUE, 0, components, layers))
                : List.copyOf(changes);
    }

    J2kCoding coding(int component) throws DicomException {
        J2kCoding found = coding[component];
        if (found == null) {
            throw J2kCursor.damaged();
        }
        return found;
    }

    J2kQuantization quantization(int component) throws DicomException {
        J2kQuantization found = quantization[component];
        if (found == null) {
            throw J2kCursor.damaged();
        }
        return found;
    }

    int regionShift(int component) {
        return regionShift[component];
    }

    int layers() {
        return layers;
    }

    /** Whether the first three components were mixed by a colour transformation. */
    boolean mixed() {
        return mixed && components >= 3;
    }

    boolean packetMarkers() {
        return packetMarkers;
    }

    boolean headerEnds() {
        return headerEnds;
    }
}
