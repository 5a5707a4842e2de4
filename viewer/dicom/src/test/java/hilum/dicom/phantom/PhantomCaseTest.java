package hilum.dicom.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.TransferSyntax;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.DisplayImages;
import hilum.dicom.display.GreyRendering;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhantomCaseTest {

    @Test
    void the_same_seed_gives_the_same_picture() {
        for (long seed = 0; seed < 4; seed++) {
            PhantomCase first = PhantomCase.random(seed);
            PhantomCase second = PhantomCase.random(seed);
            PhantomFilm film = first.draw(first.current(), 128);

            assertThat(second.draw(second.current(), 128).displayed()).isEqualTo(film.displayed());
            assertThat(Math.max(film.widthPx(), film.heightPx())).isEqualTo(128);
        }
    }

    @Test
    void views_and_findings_are_spread_as_promised() {
        Map<View, Integer> views = new EnumMap<>(View.class);
        Map<Finding.Kind, Integer> kinds = new EnumMap<>(Finding.Kind.class);
        int normal = 0;
        int priors = 0;
        for (long seed = 0; seed < 4000; seed++) {
            PhantomCase one = PhantomCase.random(seed);
            views.merge(one.current().view(), 1, Integer::sum);
            normal += one.current().lesions().isEmpty() ? 1 : 0;
            priors += one.prior().isPresent() ? 1 : 0;
            one.current().lesions().forEach(l -> kinds.merge(l.kind(), 1, Integer::sum));
        }
        assertThat(views.get(View.PA)).isBetween(1700, 1900);
        assertThat(views.get(View.AP)).isBetween(1500, 1700);
        assertThat(normal).isBetween(900, 1100);
        assertThat(priors).isBetween(1200, 1600);
        assertThat(kinds).hasSize(Finding.Kind.values().length);
        assertThat(kinds.values()).allMatch(count -> count > 200);
    }

    @Test
    void boxes_lie_in_the_picture_and_sides_are_told_on_frontal_films_alone() {
        for (long seed = 0; seed < 40; seed++) {
            PhantomCase one = PhantomCase.random(seed);
            for (Finding f : one.draw(one.current(), 96).findings()) {
                assertThat(f.x0()).isBetween(0.0, f.x1());
                assertThat(f.y0()).isBetween(0.0, f.y1());
                assertThat(Math.max(f.x1(), f.y1())).isLessThanOrEqualTo(1);
                assertThat(f.sizeMm()).isPositive();
                boolean lateral = one.current().view() == View.LATERAL;
                assertThat(f.side() == Side.BOTH).isEqualTo(lateral || f.kind().central());
            }
        }
    }

    @Test
    void a_prior_shows_the_same_body_and_changes_are_clear_or_none() {
        Set<Progression> seen = new HashSet<>();
        for (long seed = 0; seed < 2000; seed++) {
            PhantomCase one = PhantomCase.random(seed);
            if (one.prior().isEmpty()) {
                continue;
            }
            PhantomRequest prior = one.prior().get();
            assertThat(prior.bodySeed()).isEqualTo(one.current().bodySeed());
            for (Lesion now : one.current().lesions()) {
                prior.lesions().stream()
                        .filter(l -> l.kind() == now.kind() && l.side() == now.side() && l.place() == now.place())
                        .forEach(before -> {
                            double ratio = now.severity() / before.severity();
                            assertThat(Math.max(ratio, 1 / ratio)).matches(r -> r == 1 || r >= 4.0 / 3);
                            seen.add(
                                    ratio > 1
                                            ? Progression.WORSENING
                                            : ratio < 1 ? Progression.IMPROVING : Progression.STABLE);
                        });
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Progression.values());
    }

    @ParameterizedTest
    @CsvSource({"LINEAR,false", "LINEAR,true", "SIGMOID,false", "SIGMOID,true", "VOI_LUT,false", "VOI_LUT,true"})
    void the_film_as_displayed_is_what_the_viewer_shows_of_the_file(
            Technique.Shape shape, boolean monochrome1, @TempDir Path folder) throws Exception {
        for (int bits = 10; bits <= 14; bits += 4) {
            Technique technique = new Technique(400, 0, 0, bits, shape, new Look(0.3, 1, 0.2, 0.3, 0.1, 1));
            PhantomRequest request = new PhantomRequest(1, 2, View.AP, 100, 120, monochrome1, technique, List.of());
            PhantomFilm film = Phantom.draw(request);
            DataSet header = DxHeader.of(
                    new PlannedStudy(InventedPatient.of(0, 1), LocalDate.of(2025, 1, 2), request, null), film);
            Path file = folder.resolve(bits + ".dcm");
            DicomWriter.write(file, header, TransferSyntax.EXPLICIT_LE);

            try (DicomFile opened = DicomFile.open(file)) {
                DisplayImage image = DisplayImages.of(opened, 0);
                assertThat(GreyRendering.render(image, image.defaultVoi(), false))
                        .isEqualTo(film.displayed());
            }
        }
    }
}
