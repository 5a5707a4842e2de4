package hilum.dicom;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Readings of one value as text, number or date. */
final class ValueText {
    private ValueText() {}

    static List<String> of(Value value) {
        return switch (value) {
            case Value.Text text -> text.values().stream().map(String::strip).toList();
            case Value.Integers numbers ->
                IntStream.range(0, numbers.size())
                        .mapToObj(i -> Long.toString(numbers.get(i)))
                        .toList();
            case Value.Decimals numbers ->
                IntStream.range(0, numbers.size())
                        .mapToObj(i -> Double.toString(numbers.get(i)))
                        .toList();
            case Value.Binary b -> List.of();
            case Value.Items i -> List.of();
            case Value.Fragments f -> List.of();
        };
    }

    static int multiplicity(Value value) {
        return switch (value) {
            case Value.Text text -> text.values().size();
            case Value.Integers numbers -> numbers.size();
            case Value.Decimals numbers -> numbers.size();
            case Value.Binary binary -> binary.isEmpty() ? 0 : 1;
            case Value.Items items -> items.items().size();
            case Value.Fragments fragments -> fragments.fragments().size();
        };
    }

    static OptionalDouble number(Value value, int index) {
        return switch (value) {
            case Value.Text text ->
                index < text.values().size() ? parse(text.values().get(index)) : OptionalDouble.empty();
            case Value.Integers numbers ->
                index < numbers.size() ? OptionalDouble.of((double) numbers.get(index)) : OptionalDouble.empty();
            case Value.Decimals numbers ->
                index < numbers.size() && Double.isFinite(numbers.get(index))
                        ? OptionalDouble.of(numbers.get(index))
                        : OptionalDouble.empty();
            case Value.Binary b -> OptionalDouble.empty();
            case Value.Items i -> OptionalDouble.empty();
            case Value.Fragments f -> OptionalDouble.empty();
        };
    }

    /** A DS value of at most 16 characters (DICOM PS3.5 6.2). */
    static String decimalString(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a DS value: " + number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        // Rounded up, the largest numbers would be none.
        RoundingMode mode = Math.abs(number) > 1e308 ? RoundingMode.DOWN : RoundingMode.HALF_EVEN;
        for (int digits = 16; digits > 1; digits--) {
            BigDecimal rounded = BigDecimal.valueOf(number)
                    .round(new MathContext(digits, mode))
                    .stripTrailingZeros();
            String plain = rounded.toPlainString();
            if (plain.length() <= 16) {
                return plain;
            }
            String scientific = scientific(rounded);
            if (scientific.length() <= 16) {
                return scientific;
            }
        }
        return Float.toString((float) number);
    }

    private static String scientific(BigDecimal number) {
        BigDecimal mantissa = number.scaleByPowerOfTen(number.scale() - number.precision() + 1);
        return mantissa.toPlainString() + "E" + (number.precision() - number.scale() - 1);
    }

    static Optional<LocalDate> date(String text) {
        String digits = text.replace(".", "").replace("-", "");
        if (digits.length() < 8 || !digits.substring(0, 8).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(digits, 0, 4, 10),
                    Integer.parseInt(digits, 4, 6, 10),
                    Integer.parseInt(digits, 6, 8, 10)));
        } catch (DateTimeException e) {
            return Optional.empty(); // such as 20240231: no date
        }
    }

    private static OptionalDouble parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > 64 || !stripped.matches("[+-]?[0-9.]+([eE][+-]?[0-9]{1,4})?")) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(stripped);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // such as "1.2.3": no number
        }
    }
}
