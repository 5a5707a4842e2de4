package hilum.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strict reading of values after DICOM PS3.5 6.2: what the forgiving getters of {@link DataSet} take without a word is reported here.
 * Indices count from 0.
 */
public final class CheckedValues {
    private static final int MAX_DECIMAL_CHARS = 16;
    private static final int MAX_NAME_GROUP_CHARS = 64;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,11}");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern TIME = Pattern.compile("([0-9]{2})(?:([0-9]{2})(?:([0-9]{2})(?:\\.([0-9]{1,6}))?)?)?");
    private static final Pattern AGE = Pattern.compile("([0-9]{3})([DWMY])");
    private static final Pattern DATE_TIME = Pattern.compile("([0-9.]{4,21})([+-][0-9]{4})?");

    private final DataSet set;

    CheckedValues(DataSet set) {
        this.set = set;
    }

    /**
     * A date and time.
     *
     * @param local parts that the file leaves out are the smallest ones
     * @param offset from universal time, when the value has one
     */
    public record Moment(LocalDateTime local, Optional<ZoneOffset> offset) {}

    /** A finite number of DS, IS or a binary representation. */
    public Checked<Double> decimal(Tag tag, int index) {
        return read(tag, index, text -> {
            boolean decimalString = vr(tag) == Vr.DS;
            if (decimalString && text.length() > MAX_DECIMAL_CHARS) {
                return new Checked.Wrong<>("a decimal number has more than 16 characters");
            }
            if (vr(tag).kind() == Vr.Kind.TEXT && !DECIMAL.matcher(text).matches()) {
                return new Checked.Wrong<>("this is no decimal number");
            }
            double number = Double.parseDouble(text);
            return Double.isFinite(number)
                    ? new Checked.Good<>(number)
                    : new Checked.Wrong<>("the number is infinite or none at all");
        });
    }

    /** A whole number; IS has the range of 32 bits with a sign. */
    public Checked<Long> integer(Tag tag, int index) {
        return read(tag, index, text -> {
            if (vr(tag).kind() == Vr.Kind.INTEGER) {
                return new Checked.Good<>(Long.parseLong(text));
            }
            if (!INTEGER.matcher(text).matches()) {
                return new Checked.Wrong<>("this is no whole number");
            }
            long number = Long.parseLong(text);
            return number == (int) number
                    ? new Checked.Good<>(number)
                    : new Checked.Wrong<>("a whole number does not fit 32 bits");
        });
    }

    /** A DA value: eight digits of a day that exists. */
    public Checked<LocalDate> date(Tag tag, int index) {
        return read(tag, index, CheckedValues::date);
    }

    /** A TM value: hours, and as much of minutes, seconds and fractions as there is. */
    public Checked<LocalTime> time(Tag tag, int index) {
        return read(tag, index, CheckedValues::time);
    }

    /** A DT value. */
    public Checked<Moment> dateTime(Tag tag, int index) {
        return read(tag, index, CheckedValues::moment);
    }

    /** An AS value: three digits and D, W, M or Y. */
    public Checked<Age> age(Tag tag, int index) {
        return read(tag, index, text -> {
            Matcher age = AGE.matcher(text);
            return age.matches()
                    ? new Checked.Good<>(new Age(Integer.parseInt(age.group(1)), unit(age.group(2))))
                    : new Checked.Wrong<>("an age is three digits and one of D, W, M, Y");
        });
    }

    /** A PN value of at most three groups of 64 characters and five parts each. */
    public Checked<PersonName> name(Tag tag, int index) {
        return read(tag, index, text -> {
            List<String> groups = List.of(text.split("=", -1));
            if (groups.size() > 3) {
                return new Checked.Wrong<>("a person's name has more than three groups");
            }
            if (groups.stream().anyMatch(group -> group.codePointCount(0, group.length()) > MAX_NAME_GROUP_CHARS)) {
                return new Checked.Wrong<>("a group of a person's name has more than 64 characters");
            }
            return groups.stream()
                            .anyMatch(
                                    group -> group.chars().filter(c -> c == '^').count() > 4)
                    ? new Checked.Wrong<>("a group of a person's name has more than five parts")
                    : new Checked.Good<>(PersonName.of(text));
        });
    }

    private Vr vr(Tag tag) {
        return set.element(tag).map(Element::vr).orElse(Vr.UN);
    }

    private <T> Checked<T> read(Tag tag, int index, Function<String, Checked<T>> reading) {
        List<String> texts = set.texts(tag);
        if (index < texts.size() && !texts.get(index).isEmpty()) {
            return reading.apply(texts.get(index));
        }
        boolean other = texts.isEmpty()
                && set.element(tag)
                        .filter(element -> !element.value().isEmpty())
                        .isPresent();
        return other ? new Checked.Wrong<>("this element holds no text or numbers") : new Checked.Missing<>();
    }

    private static Checked<LocalDate> date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return new Checked.Wrong<>("a date is eight digits: year, month, day");
        }
        try {
            return new Checked.Good<>(LocalDate.of(number(date, 1, 0), number(date, 2, 0), number(date, 3, 0)));
        } catch (DateTimeException e) {
            return new Checked.Wrong<>("there is no such day");
        }
    }

    private static Checked<LocalTime> time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return new Checked.Wrong<>("a time is written hhmmss.ffffff, in whole pairs of digits");
        }
        // 60 is a leap second; the clock of the JDK has none, so it becomes the last moment of its minute
        int second = number(time, 3, 0);
        String fraction = time.group(4) == null ? "" : time.group(4);
        int nanos = second == 60 ? 999_999_999 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        try {
            return new Checked.Good<>(LocalTime.of(
                    number(time, 1, 0), number(time, 2, 0), Math.min(second, second == 60 ? 59 : second), nanos));
        } catch (DateTimeException e) {
            return new Checked.Wrong<>("there is no such time of day");
        }
    }

    private static Checked<Moment> moment(String text) {
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            return new Checked.Wrong<>("a date and time is written YYYYMMDDhhmmss.ffffff and an offset such as +0100");
        }
        String digits = parts.group(1);
        String day = digits.length() >= 8 ? digits.substring(0, 8) : digits + "00000101".substring(digits.length());
        Checked<LocalDate> date = date(day);
        Checked<LocalTime> time =
                digits.length() > 8 ? time(digits.substring(8)) : new Checked.Good<>(LocalTime.MIDNIGHT);
        Optional<String> problem = date.problem().or(time::problem);
        if (problem.isPresent()) {
            return new Checked.Wrong<>(problem.get());
        }
        try {
            Optional<ZoneOffset> offset = Optional.ofNullable(parts.group(2)).map(ZoneOffset::of);
            return new Checked.Good<>(new Moment(
                    LocalDateTime.of(date.good().orElseThrow(), time.good().orElseThrow()), offset));
        } catch (DateTimeException e) {
            return new Checked.Wrong<>("there is no such offset from universal time");
        }
    }

    private static Age.Unit unit(String letter) {
        return switch (letter.toUpperCase(Locale.ROOT)) {
            case "D" -> Age.Unit.DAYS;
            case "W" -> Age.Unit.WEEKS;
            case "M" -> Age.Unit.MONTHS;
            default -> Age.Unit.YEARS;
        };
    }

    private static int number(Matcher matcher, int group, int whenMissing) {
        String digits = matcher.group(group);
        return digits == null ? whenMissing : Integer.parseInt(digits);
    }
}
