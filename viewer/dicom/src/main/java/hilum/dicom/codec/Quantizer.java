package hilum.dicom.codec;

/** The 64 steps of a DQT segment in zigzag order (ITU-T T.81 B.2.4.1). */
final class Quantizer {
    private final int[] steps;

    Quantizer(int[] steps) {
        this.steps = steps.clone();
    }

    int step(int zigzagIndex) {
        return steps[zigzagIndex];
    }
}
