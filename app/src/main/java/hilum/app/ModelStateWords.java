package hilum.app;

import hilum.model.LoadPhase;
import hilum.model.ModelDescription;
import hilum.model.ModelState;
import hilum.resources.BundledModel;
import hilum.resources.Messages;
import java.util.Locale;

/**
 * A model's state in words.
 *
 * @param brief for the chip
 * @param full for the status line and tooltips
 * @param tone style class of the chip's dot
 */
record ModelStateWords(String brief, String full, String tone) {
    static ModelStateWords of(ModelState state, Messages words) {
        return switch (state) {
            case ModelState.Unloaded _ ->
                new ModelStateWords(words.text("model.unloaded"), words.text("model.unloaded.long"), "tone-off");
            case ModelState.Resting(ModelDescription model) ->
                new ModelStateWords(
                        words.text("model.resting", model.name()),
                        words.text("model.resting.long", model.name()),
                        "tone-off");
            case ModelState.Loading(String name, LoadPhase phase, double fraction) ->
                new ModelStateWords(
                        words.text("model.loading", name, fraction),
                        words.text("model.loading.long", name, words.text("model.phase." + phase), fraction),
                        "tone-busy");
            case ModelState.Ready(ModelDescription model) -> ready(model, words);
            case ModelState.Failed(String name, var cause) ->
                new ModelStateWords(
                        words.text("model.failed", name),
                        words.text("model.failed.long", name, String.valueOf(cause.getMessage())),
                        "tone-bad");
        };
    }

    private static ModelStateWords ready(ModelDescription model, Messages words) {
        String memory = bytes(model.residentBytes());
        boolean demo = model.name().equals(BundledModel.demo().name());
        String key = model.wiringOnly() ? "model.wiring" : "model.ready";
        return new ModelStateWords(
                words.text(key, model.name(), model.device().split(" ", 2)[0], memory),
                words.text(
                                demo ? "model.demo.long" : key + ".long",
                                model.name(),
                                model.device(),
                                model.precision(),
                                memory,
                                model.choice())
                        .strip(),
                model.wiringOnly() ? "tone-warn" : "tone-ok");
    }

    /** {@code 812 MB} or {@code 6.3 GB}, in powers of ten. */
    static String bytes(long count) {
        return count < 1_000_000_000
                ? String.format(Locale.ENGLISH, "%d MB", Math.round(count / 1e6))
                : String.format(Locale.ENGLISH, "%.1f GB", count / 1e9);
    }
}
