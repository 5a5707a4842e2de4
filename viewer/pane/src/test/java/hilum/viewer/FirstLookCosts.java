package hilum.viewer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Prints after how long a pane has the first look at a film, the whole after it, and the whole without it. */
public final class FirstLookCosts {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 6;

    private FirstLookCosts() {}

    /** @param arguments one large JPEG 2000 film */
    public static void main(String[] arguments) throws InterruptedException {
        PictureReference film = new PictureReference("1", "2", "3", Path.of(arguments[0]), 0);
        double[] look = new double[ROUNDS];
        double[] after = new double[ROUNDS];
        double[] alone = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            double[] both = measure(film, true);
            double whole = measure(film, false)[1];
            if (i >= 0) {
                look[i] = both[0];
                after[i] = both[1];
                alone[i] = whole;
            }
        }
        System.out.printf(
                "first look %.0f ms, whole after it %.0f ms, whole without it %.0f ms; first look / whole %.3f%n",
                median(look), median(after), median(alone), median(look) / median(alone));
    }

    private static double median(double[] ms) {
        Arrays.sort(ms);
        return ms[ms.length / 2];
    }

    /** Milliseconds to the first look, if any, and to the whole picture. */
    private static double[] measure(PictureReference film, boolean withLook) throws InterruptedException {
        double[] ms = new double[2];
        CountDownLatch done = new CountDownLatch(1);
        try (PictureLoader loader = new PictureLoader(new DicomPictures(), 1)) {
            long start = System.nanoTime();
            PictureLoader.Outcome outcome = new PictureLoader.Outcome() {
                @Override
                public void loaded(DecodedPicture picture) {
                    ms[1] = (System.nanoTime() - start) / 1e6;
                    done.countDown();
                }

                @Override
                public void failed(PictureLoader.Failure failure) {
                    System.out.println(failure);
                    done.countDown();
                }
            };
            if (withLook) {
                loader.load(film, outcome, reduced -> ms[0] = (System.nanoTime() - start) / 1e6);
            } else {
                loader.load(film, outcome);
            }
            done.await();
        }
        return ms;
    }
}
