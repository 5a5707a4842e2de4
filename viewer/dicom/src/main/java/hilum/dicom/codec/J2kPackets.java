package hilum.dicom.codec;

import hilum.dicom.DicomException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the packets of a tile in their order (ITU-T T.800 B.9 to B.12) and leaves the bytes with their code blocks. */
final class J2kPackets {
    private static final int SOP = 0xFF91;
    private static final int EPH = 0xFF92;
    private static final int MAX_ZERO_PLANES = 80;

    private static final Comparator<J2kPrecinct> BY_POSITION =
            Comparator.comparingLong(J2kPrecinct::y).thenComparingLong(J2kPrecinct::x);
    private static final Comparator<J2kPrecinct> BY_LEVEL = Comparator.comparingInt(J2kPrecinct::level);
    private static final Comparator<J2kPrecinct> BY_COMPONENT = Comparator.comparingInt(J2kPrecinct::component);
    private static final Comparator<J2kPrecinct> BY_INDEX = Comparator.comparingInt(J2kPrecinct::index);

    /** Bytes that a packet body holds for a block. */
    private record Contribution(J2kBlock block, int length) {}

    private final J2kParameters parameters;
    private final List<J2kPrecinct> precincts;
    private final J2kBits bits;
    private final Deadline deadline;

    J2kPackets(J2kParameters parameters, List<J2kPrecinct> precincts, byte[] packets, Deadline deadline) {
        this.parameters = parameters;
        this.precincts = precincts;
        this.bits = new J2kBits(packets);
        this.deadline = deadline;
    }

    /** Reads as far as it goes: {@code false} when packets are missing or broken. */
    boolean read() throws DicomException {
        try {
            for (J2kParameters.Order order : parameters.orders()) {
                read(order);
            }
        } catch (StreamEnded e) {
            return false;
        }
        return precincts.stream().allMatch(p -> p.nextLayer() == parameters.layers());
    }

    private void read(J2kParameters.Order order) throws StreamEnded, DicomException {
        int layers = Math.min(order.endLayer(), parameters.layers());
        List<J2kPrecinct> chosen = precincts.stream()
                .filter(p -> p.level() >= order.firstResolution() && p.level() < order.endResolution())
                .filter(p -> p.component() >= order.firstComponent() && p.component() < order.endComponent())
                .sorted(comparator(order.progression()))
                .toList();
        switch (order.progression()) {
            case 0 -> byLayer(chosen, layers);
            case 1 -> {
                int from = 0;
                while (from < chosen.size()) {
                    int to = from;
                    while (to < chosen.size()
                            && chosen.get(to).level() == chosen.get(from).level()) {
                        to++;
                    }
                    byLayer(chosen.subList(from, to), layers);
                    from = to;
                }
            }
            default -> {
                for (J2kPrecinct precinct : chosen) {
                    while (precinct.nextLayer() < layers) {
                        packet(precinct);
                    }
                }
            }
        }
    }

    private void byLayer(List<J2kPrecinct> chosen, int layers) throws StreamEnded, DicomException {
        for (int layer = 0; layer < layers; layer++) {
            for (J2kPrecinct precinct : chosen) {
                if (precinct.nextLayer() == layer) {
                    packet(precinct);
                }
            }
        }
    }

    private static Comparator<J2kPrecinct> comparator(int progression) {
        return switch (progression) {
            case 0, 1 -> BY_LEVEL.thenComparing(BY_COMPONENT).thenComparing(BY_INDEX);
            case 2 ->
                BY_LEVEL.thenComparing(BY_POSITION).thenComparing(BY_COMPONENT).thenComparing(BY_INDEX);
            case 3 ->
                BY_POSITION.thenComparing(BY_COMPONENT).thenComparing(BY_LEVEL).thenComparing(BY_INDEX);
            default ->
                BY_COMPONENT.thenComparing(BY_POSITION).thenComparing(BY_LEVEL).thenComparing(BY_INDEX);
        };
    }

    private void packet(J2kPrecinct precinct) throws StreamEnded, DicomException {
        deadline.check();
        if (parameters.packetMarkers()) {
            bits.skipMarker(SOP, 4);
        }
        List<Contribution> contributions = new ArrayList<>();
        if (bits.bit() == 1) {
            J2kCoding coding = parameters.coding(precinct.component());
            for (J2kPrecinct.Part part : precinct.parts()) {
                for (int i = 0; i < part.blocks().size(); i++) {
                    block(part, i, precinct.nextLayer(), coding, contributions);
                }
            }
        }
        bits.align();
        if (parameters.headerEnds()) {
            bits.skipMarker(EPH, 0);
        }
        precinct.layerRead();
        for (Contribution contribution : contributions) {
            int there = Math.min(contribution.length(), bits.remaining());
            contribution.block().addPiece(bits.position(), there);
            bits.skip(there);
            if (there < contribution.length()) {
                throw new StreamEnded();
            }
        }
    }

    private void block(J2kPrecinct.Part part, int index, int layer, J2kCoding coding, List<Contribution> contributions)
            throws StreamEnded {
        J2kBlock block = part.blocks().get(index);
        int x = index % part.across();
        int y = index / part.across();
        boolean now = block.included() ? bits.bit() == 1 : part.inclusion().isBelow(x, y, layer + 1, bits);
        if (!now) {
            return;
        }
        if (!block.included()) {
            int planes = 0;
            while (!part.zeroPlanes().isBelow(x, y, planes + 1, bits)) {
                planes++;
                if (planes > MAX_ZERO_PLANES) {
                    throw new StreamEnded();
                }
            }
            block.include(planes);
        }
        contributions.add(new Contribution(block, block.contribution(passes(), coding, bits)));
    }

    /** Number of coding passes (Table B.4). */
    private int passes() throws StreamEnded {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int few = bits.bits(2);
        if (few < 3) {
            return 3 + few;
        }
        int more = bits.bits(5);
        return more < 31 ? 6 + more : 37 + bits.bits(7);
    }
}
