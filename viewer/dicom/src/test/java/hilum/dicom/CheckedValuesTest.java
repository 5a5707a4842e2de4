package hilum.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedValuesTest {
    private static final Tag BIRTH_TIME = Tag.of("PatientBirthTime");
    private static final Tag ACQUIRED = Tag.of("AcquisitionDateTime");

    @Property(tries = 200)
    void every_day_and_moment_comes_back(
            @ForAll @LongRange(min = -700_000, max = 2_900_000) long day,
            @ForAll @LongRange(min = 0, max = 86_399_999_999L) long micros) {
        LocalDate date = LocalDate.ofEpochDay(day);
        LocalTime time = LocalTime.ofNanoOfDay(micros * 1_000);
        String da = String.format("%04d%02d%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        String tm = String.format(
                "%02d%02d%02d.%06d", time.getHour(), time.getMinute(), time.getSecond(), time.getNano() / 1_000);
        assertThat(of(Tag.STUDY_DATE, da).date(Tag.STUDY_DATE, 0).good()).contains(date);
        assertThat(of(BIRTH_TIME, tm).time(BIRTH_TIME, 0).good()).contains(time);
        assertThat(of(ACQUIRED, da + tm + "+0100").dateTime(ACQUIRED, 0).good())
                .contains(new CheckedValues.Moment(LocalDateTime.of(date, time), Optional.of(ZoneOffset.ofHours(1))));
    }

    @Property(tries = 200)
    void numbers_come_back_from_their_strings(@ForAll double number, @ForAll int whole) {
        String ds = ValueText.decimalString(number);
        double read =
                of(Tag.WINDOW_CENTER, ds).decimal(Tag.WINDOW_CENTER, 0).good().orElseThrow();
        assertThat(Math.abs(read - number)).isLessThanOrEqualTo(Math.abs(number) * 1e-8);
        assertThat(of(Tag.SERIES_NUMBER, Integer.toString(whole))
                        .integer(Tag.SERIES_NUMBER, 0)
                        .good())
                .contains((long) whole);
    }

    @Property(tries = 100)
    void ages_count_in_their_unit(@ForAll @IntRange(min = 0, max = 999) int count) {
        Age age = of(Tag.PATIENT_AGE, String.format("%03dM", count))
                .age(Tag.PATIENT_AGE, 0)
                .good()
                .orElseThrow();
        assertThat(age).isEqualTo(new Age(count, Age.Unit.MONTHS));
        assertThat(age.years()).isEqualTo(count / 12.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StudyDate|20240231|no such day",
                "StudyDate|2024-02-01|eight digits",
                "PatientBirthTime|2461|no such time",
                "PatientBirthTime|7|pairs of digits",
                "AcquisitionDateTime|20240101+9900|offset",
                "AcquisitionDateTime|yesterday|date and time",
                "PatientAge|55Y|three digits",
                "WindowCenter|1.2.3|no decimal number",
                "WindowCenter|3.14159265358979323|16 characters",
                "SeriesNumber|3000000000|32 bits",
                "SeriesNumber|one|no whole number",
                "PatientName|A=B=C=D|three groups",
                "PatientName|A^B^C^D^E^F|five parts"
            })
    void what_is_wrong_is_said_without_the_value(String keyword, String text, String reason) {
        CheckedValues values = of(Tag.of(keyword), text);
        Tag tag = Tag.of(keyword);
        Checked<?> read = switch (tag.vr()) {
            case DA -> values.date(tag, 0);
            case TM -> values.time(tag, 0);
            case DT -> values.dateTime(tag, 0);
            case AS -> values.age(tag, 0);
            case DS -> values.decimal(tag, 0);
            case IS -> values.integer(tag, 0);
            default -> values.name(tag, 0);
        };
        assertThat(read.problem().orElseThrow()).contains(reason).doesNotContain(text);
        assertThat(read.good()).isEmpty();
    }

    @Test
    void a_missing_value_is_missing_and_not_wrong() {
        CheckedValues values = of(Tag.WINDOW_CENTER, "1", "");
        assertThat(values.decimal(Tag.WINDOW_CENTER, 1)).isEqualTo(new Checked.Missing<Double>());
        assertThat(values.date(Tag.STUDY_DATE, 0)).isEqualTo(new Checked.Missing<LocalDate>());
    }

    @Test
    void partial_dates_and_leap_seconds_are_read() {
        assertThat(of(ACQUIRED, "2024")
                        .dateTime(ACQUIRED, 0)
                        .good()
                        .orElseThrow()
                        .local())
                .isEqualTo(LocalDateTime.of(2024, 1, 1, 0, 0));
        assertThat(of(BIRTH_TIME, "235960").time(BIRTH_TIME, 0).good()).contains(LocalTime.MAX);
    }

    @Test
    void names_have_three_groups_of_five_parts() {
        PersonName name = of(Tag.PATIENT_NAME, "Yamada^Tarou^^Dr.=山田^太郎=やまだ^たろう")
                .name(Tag.PATIENT_NAME, 0)
                .good()
                .orElseThrow();
        assertThat(name.alphabetic()).isEqualTo(new PersonName.Group("Yamada", "Tarou", "", "Dr.", ""));
        assertThat(name.ideographic().family()).isEqualTo("山田");
        assertThat(name.phonetic().given()).isEqualTo("たろう");
    }

    @Test
    void private_elements_are_found_by_their_creator_in_any_block() {
        DataSet set = DataSet.builder()
                .put(Tag.of(0x0019, 0x10), Vr.LO, "SOMEONE")
                .put(Tag.of(0x0019, 0x11), Vr.LO, "1.2.840.113681")
                .put(Tag.of(0x0019, 0x1112), Vr.ST, "x")
                .build();
        Tag tag = set.privateTag(0x0019, "1.2.840.113681", 0x12).orElseThrow();
        assertThat(tag).isEqualTo(Tag.of(0x0019, 0x1112));
        assertThat(set.privateCreator(tag)).contains("1.2.840.113681");
        assertThat(tag.privateName("1.2.840.113681")).contains("CRImageIPParamsLeft");
        assertThat(set.privateTag(0x0019, "NOBODY", 0x12)).isEmpty();
    }

    private static CheckedValues of(Tag tag, String... values) {
        return DataSet.builder().put(tag, values).build().checked();
    }
}
