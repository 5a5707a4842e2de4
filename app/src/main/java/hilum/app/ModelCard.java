package hilum.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hilum.app.measure.Figure;
import hilum.resources.BundledModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known about a model: what it learned from, how well it did, and what it cannot do. Field names are those of {@code card.json}.
 *
 * @param trained when and how, for people
 * @param about one or two sentences
 * @param data what it learned from
 * @param figures how well it does, as measured on what it had not seen
 * @param limits what it cannot do and must not be used for
 * @param speed how fast it is, and what memory it takes
 */
public record ModelCard(
        String name,
        String version,
        String trained,
        String about,
        List<String> data,
        List<Figure> figures,
        List<String> limits,
        List<Figure> speed) {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    public ModelCard {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(trained);
        Objects.requireNonNull(about);
        data = List.copyOf(data);
        figures = List.copyOf(figures);
        limits = List.copyOf(limits);
        speed = List.copyOf(speed);
    }

    /** The card of the model that comes with the program. */
    public static ModelCard builtIn() {
        return parse(BundledModel.demo().card());
    }

    /** @throws IllegalArgumentException when {@code json} is no model card */
    public static ModelCard parse(String json) {
        try {
            ModelCard card = GSON.fromJson(json, ModelCard.class);
            if (card == null) {
                throw new IllegalArgumentException("the model card is empty");
            }
            return card;
        } catch (RuntimeException e) {
            // Gson's own failures, and what the record's constructor says about a missing field.
            throw new IllegalArgumentException("this is no model card: a field is missing or of the wrong kind", e);
        }
    }

    /** As JSON on many lines. */
    public String toJson() {
        return GSON.toJson(this) + "\n";
    }

    /** With these figures in place of those with the same ids; others stay. */
    public ModelCard with(List<Figure> measured, List<Figure> timed) {
        return new ModelCard(
                name, version, trained, about, data, merged(figures, measured), limits, merged(speed, timed));
    }

    private static List<Figure> merged(List<Figure> before, List<Figure> now) {
        Set<String> ids = now.stream().map(Figure::id).collect(Collectors.toSet());
        List<Figure> all = new ArrayList<>(
                before.stream().filter(figure -> !ids.contains(figure.id())).toList());
        all.addAll(now);
        return all;
    }

    /** {@code 0.953} or {@code 0.953 (0.941 to 0.965)}: the value, with its interval where there is one. */
    public static String value(Figure figure) {
        Double low = figure.low();
        Double high = figure.high();
        return low == null || high == null
                ? number(figure.value())
                : number(figure.value()) + " (" + number(low) + " to " + number(high) + ")";
    }

    private static String number(double value) {
        String format = Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.3f";
        return String.format(Locale.ENGLISH, format, value);
    }
}
