package hilum.reading;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was answered on a page, of whatever design; every answer is a name and a short text, so that all designs are stored alike. Answers are
 * about Report 1 and Report 2, never about who wrote them. A changed copy comes from the {@code with} methods; {@link #without} takes one back.
 */
public record Answers(Map<String, String> values) {
    private static final String TEXT = "edit.text";
    private static final String REASONS = "edit.reasons";
    private static final String EFFICIENCY = "edit.efficiency";
    private static final String AGREEMENT = "edit.agreement";
    private static final String SUBMITTED = "edit.submitted_ms";

    /** The free texts beside an edited draft. */
    public enum Note {
        WHY_EDITED,
        WHY_AGREEMENT,
        FEEDBACK
    }

    public Answers {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static Answers none() {
        return new Answers(Map.of());
    }

    /** The comparative answers alone. */
    public static Answers of(Map<ReadingAttribute, Preference> preferences) {
        Answers answers = none();
        for (Map.Entry<ReadingAttribute, Preference> entry : preferences.entrySet()) {
            answers = answers.with(entry.getKey(), entry.getValue());
        }
        return answers;
    }

    public Optional<Preference> preference(ReadingAttribute attribute) {
        return number(key(attribute)).map(Preference::ofShown);
    }

    public Answers with(ReadingAttribute attribute, Preference preference) {
        return with(key(attribute), Integer.toString(preference.shown()));
    }

    /** The grade 1 to 5 of Report {@code report}, 1 or 2. */
    public Optional<Integer> grade(int report, ReadingAttribute attribute) {
        return number(key(report, attribute));
    }

    public Answers withGrade(int report, ReadingAttribute attribute, int grade) {
        return with(key(report, attribute), Integer.toString(within(grade, 1, 5)));
    }

    /** The text as the reader left it; empty before it was submitted or touched. */
    public Optional<String> editedText() {
        return Optional.ofNullable(values.get(TEXT));
    }

    public Answers withEditedText(String text) {
        return with(TEXT, text);
    }

    /** The active time at which the edited text was submitted; giving reasons afterwards does not count. */
    public Optional<Duration> submittedAfter() {
        return Optional.ofNullable(values.get(SUBMITTED)).map(ms -> Duration.ofMillis(Long.parseLong(ms)));
    }

    public Answers withSubmittedAfter(Duration activeTime) {
        return with(SUBMITTED, Long.toString(activeTime.toMillis()));
    }

    public Set<EditReason> reasons() {
        return chosen(REASONS, EditReason.class);
    }

    public Answers withReasons(Set<EditReason> reasons) {
        return with(REASONS, joined(reasons));
    }

    /** "This impression helps answer the exam indication", -2 strongly disagree to 2 strongly agree. */
    public Optional<Integer> agreement() {
        return number(AGREEMENT);
    }

    public Answers withAgreement(int agreement) {
        return with(AGREEMENT, Integer.toString(within(agreement, -2, 2)));
    }

    public Set<Efficiency> efficiency() {
        return chosen(EFFICIENCY, Efficiency.class);
    }

    public Answers withEfficiency(Set<Efficiency> efficiency) {
        return with(EFFICIENCY, joined(efficiency));
    }

    public String note(Note note) {
        return values.getOrDefault(key(note), "");
    }

    public Answers withNote(Note note, String text) {
        return text.isEmpty() ? without(key(note)) : with(key(note), text);
    }

    /** How many errors of a class were counted in Report {@code report}; 0 where none was noted. */
    public int errors(int report, ErrorClass errorClass, boolean significant) {
        return number(key(report, errorClass, significant)).orElse(0);
    }

    public Answers withErrors(int report, ErrorClass errorClass, boolean significant, int count) {
        String key = key(report, errorClass, significant);
        return count == 0 ? without(key) : with(key, Integer.toString(within(count, 0, 99)));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Number of single answers. */
    public int size() {
        return values.size();
    }

    /** Whether a page of {@code design} has all that is required of it; error counts and notes are never required. */
    public boolean complete(ReadingDesign design) {
        return switch (design) {
            case COMPARATIVE -> all(attribute -> preference(attribute).isPresent());
            case ABSOLUTE ->
                all(attribute ->
                        grade(1, attribute).isPresent() && grade(2, attribute).isPresent());
            case DRAFT_EDITING, CROSSOVER ->
                editedText().filter(text -> !text.isBlank()).isPresent()
                        && submittedAfter().isPresent()
                        && agreement().isPresent()
                        && !efficiency().isEmpty();
        };
    }

    /**
     * Whether every answer is one that a page of {@code design} asks for, with a value that it offers. A result from elsewhere, or a line for the
     * command line, may hold anything.
     */
    public boolean fits(ReadingDesign design) {
        AnswerRules rules = new AnswerRules(design);
        return values.entrySet().stream().allMatch(entry -> rules.allow(entry.getKey(), entry.getValue()));
    }

    private static boolean all(java.util.function.Predicate<ReadingAttribute> answered) {
        return java.util.Arrays.stream(ReadingAttribute.values()).allMatch(answered);
    }

    /** A copy with one answer more or another one; {@code key} as in {@link #values}. */
    public Answers with(String key, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(key, value);
        return new Answers(changed);
    }

    public Answers without(String key) {
        Map<String, String> changed = new HashMap<>(values);
        changed.remove(key);
        return new Answers(changed);
    }

    /** The name under which the comparative answer is stored. */
    public static String key(ReadingAttribute attribute) {
        return lower(attribute);
    }

    public static String key(int report, ReadingAttribute attribute) {
        return "report" + within(report, 1, 2) + "." + lower(attribute);
    }

    private static String key(Note note) {
        return "edit." + lower(note);
    }

    private static String key(int report, ErrorClass errorClass, boolean significant) {
        return "errors.report" + within(report, 1, 2) + "." + lower(errorClass)
                + (significant ? ".significant" : ".other");
    }

    private Optional<Integer> number(String key) {
        return Optional.ofNullable(values.get(key)).map(Integer::parseInt);
    }

    private <E extends Enum<E>> Set<E> chosen(String key, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (String name : values.getOrDefault(key, "").split(",", -1)) {
            if (!name.isEmpty()) {
                chosen.add(Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
            }
        }
        return chosen;
    }

    private static String joined(Set<? extends Enum<?>> chosen) {
        return chosen.stream().map(Answers::lower).sorted().collect(Collectors.joining(","));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static int within(int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(value + " is not " + least + " to " + most);
        }
        return value;
    }
}
