package hilum.model.worker;

import hilum.model.Completion;
import hilum.model.Golden;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.RunSettings;
import hilum.model.VisionLanguageModel;
import hilum.model.VisionLanguageModelContract;
import hilum.model.torch.TorchModel;
import hilum.model.weights.Checkpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Prints what the way through the child costs: first and following tokens of tiny random weights, in this process and through the child. */
public final class SpeedMain {
    private static final int ROUNDS = 12;
    private static final int TOKENS = 100;

    private SpeedMain() {}

    public static void main(String[] args) throws Exception {
        Path snapshot = Golden.path(Golden.BF16);
        try (VisionLanguageModel here = TorchModel.load(Checkpoint.open(snapshot), RunSettings.AUTO, fraction -> {})) {
            measure("in this process", here);
        }
        long startNs = System.nanoTime();
        try (ModelWorker worker =
                new ModelWorker(WorkerLaunch.of("Tiny model", snapshot, RunSettings.AUTO), state -> {})) {
            worker.start();
            worker.generate(Prompt.of(List.of(), "Are you there?"), 1, piece -> {});
            print("child: start to first answered token", (System.nanoTime() - startNs) / 1e6);
            measure("through the child", worker);
            print("child: resident MB", worker.residentBytes() / 1e6);
        }
    }

    private static void measure(String where, VisionLanguageModel model) throws Exception {
        double first = Double.MAX_VALUE;
        double rest = Double.MAX_VALUE;
        double large = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            RgbImage picture = VisionLanguageModelContract.picture(round);
            long[] ns = new long[2];
            long askedNs = System.nanoTime();
            Completion completion = model.generate(Prompt.of(List.of(picture), "Describe it."), TOKENS, piece -> {
                ns[0] = ns[0] == 0 ? System.nanoTime() : ns[0];
                ns[1] = System.nanoTime();
            });
            first = Math.min(first, (ns[0] - askedNs) / 1e6);
            rest = Math.min(rest, (ns[1] - ns[0]) / 1e6 / (completion.pieces().size() - 1));
            askedNs = System.nanoTime();
            model.generate(Prompt.of(List.of(radiograph(round)), "Describe it."), 1, piece -> {});
            large = Math.min(large, (System.nanoTime() - askedNs) / 1e6);
        }
        print(where + ": question with an 80 x 96 picture to first token, ms", first);
        print(where + ": following tokens, ms each", rest);
        print(where + ": question with a 2500 x 3000 picture, one token, ms", large);
    }

    private static RgbImage radiograph(int seed) {
        byte[] grey = new byte[2500 * 3000];
        new Random(seed).nextBytes(grey);
        return RgbImage.ofGrey(2500, 3000, grey);
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%-75s %10.2f%n", what, value);
    }
}
