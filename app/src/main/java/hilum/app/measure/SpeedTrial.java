package hilum.app.measure;

import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How long a model lets its user wait, measured from the side that asks. One thread, and nothing else should run meanwhile. */
public final class SpeedTrial {
    /** Group of these figures, in cards. */
    public static final String GROUP = "Speed";

    private static final String FIRST = "Please provide a detailed description of \"Breathing\" in the chest X-ray";
    private static final String SECOND = "Does this chest X-ray contain a pleural effusion?";
    private static final int TOKENS = 64;

    private final VisionLanguageModel model;
    private final List<Double> newMs = new ArrayList<>();
    private final List<Double> againMs = new ArrayList<>();
    private int tokens;
    private double tokensMs;

    public SpeedTrial(VisionLanguageModel model) {
        this.model = model;
    }

    /** Asks twice about each of {@code pictures}; the model must not have seen them before. */
    public void run(List<RgbImage> pictures) throws ModelFailure {
        for (RgbImage picture : pictures) {
            newMs.add(firstTokenMs(picture, FIRST));
            againMs.add(firstTokenMs(picture, SECOND));
        }
    }

    private double firstTokenMs(RgbImage picture, String question) throws ModelFailure {
        AtomicLong firstNs = new AtomicLong();
        long beganNs = System.nanoTime();
        Completion completion = model.generate(
                Prompt.of(List.of(picture), question),
                Decoding.greedy(TOKENS),
                _ -> firstNs.compareAndSet(0, System.nanoTime()));
        long endedNs = System.nanoTime();
        long first = firstNs.get() == 0 ? endedNs : firstNs.get();
        tokens += completion.ids().size() - 1;
        tokensMs += (endedNs - first) / 1e6;
        return (first - beganNs) / 1e6;
    }

    /**
     * The medians, and memory where it is known.
     *
     * @param residentBytes main memory of the model's process now, 0 where it is not known
     */
    public List<Figure> figures(long residentBytes) {
        List<Figure> figures = new ArrayList<>();
        add(
                figures,
                "first-token-new",
                "First token, new picture, s",
                newMs.size(),
                median(newMs) / 1000,
                "at most 1.5");
        add(
                figures,
                "first-token-again",
                "First token, same picture, s",
                againMs.size(),
                median(againMs) / 1000,
                "at most 0.4");
        add(figures, "tokens-per-second", "Tokens per second", tokens, tokens / (tokensMs / 1000), "at least 40");
        if (residentBytes > 0) {
            add(
                    figures,
                    "memory",
                    "Memory of the model's process after the examination, MB",
                    1,
                    residentBytes / 1e6,
                    "at most 700");
        }
        return figures;
    }

    private static void add(List<Figure> figures, String id, String label, int n, double value, String target) {
        if (n > 0 && Double.isFinite(value)) {
            figures.add(Figure.of(id, GROUP, label, n, value, new Interval(Double.NaN, Double.NaN), target));
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
