package hilum.resources;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of one room, from {@code i18n/<room>.properties}; thread-safe.
 *
 * <p>A missing key is a bug and throws {@link java.util.MissingResourceException}. Patterns follow {@link MessageFormat}: a literal
 * apostrophe is written twice, also in texts without arguments.
 */
public final class Messages {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The words of {@code room}: {@code app}, {@code viewer}, {@code assistant}, {@code reading}, {@code model} or {@code dicom}. */
    public static Messages of(String room) {
        Locale locale = Locale.ENGLISH;
        return new Messages(ResourceBundle.getBundle("hilum.resources.i18n." + room, locale), locale);
    }

    /** The text of {@code key} with {@code arguments} put in. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
