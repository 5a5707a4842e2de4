package hilum.app.measure;

import hilum.dicom.phantom.Finding;
import hilum.dicom.phantom.PhantomCase;
import hilum.dicom.phantom.PhantomFilm;
import hilum.dicom.phantom.PhantomQuestion;
import hilum.dicom.phantom.PhantomReport;
import hilum.dicom.phantom.PhantomRequest;
import hilum.dicom.phantom.Progression;
import hilum.dicom.phantom.View;
import hilum.model.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A phantom case with its pictures as a model is given them.
 *
 * @param seed number of the case
 * @param picture the current film
 * @param findings what the current film shows
 * @param questions what can be asked about the current film, and the right answers
 * @param prior the prior film, where there is one
 * @param changes from prior to current film; empty without a prior film
 */
public record DrawnCase(
        long seed,
        View view,
        RgbImage picture,
        List<Finding> findings,
        List<PhantomQuestion> questions,
        Optional<RgbImage> prior,
        Map<Finding.Kind, Progression> changes) {

    /** No case from here on was ever drawn for training. */
    public static final long FIRST_UNSEEN = 1_000_000_000L;

    /** Films are drawn with so many pixels on the long side: a detector's 2,500 would take six times as long. */
    public static final int LONG_SIDE_PX = 1024;

    public DrawnCase {
        findings = List.copyOf(findings);
        questions = List.copyOf(questions);
        changes = Map.copyOf(changes);
    }

    /** Draws the case with this number; takes a good part of a second. */
    public static DrawnCase draw(long seed) {
        PhantomCase drawn = PhantomCase.random(seed);
        PhantomRequest request = drawn.current();
        PhantomFilm film = drawn.draw(request, LONG_SIDE_PX);
        Optional<PhantomFilm> before = drawn.prior().map(prior -> drawn.draw(prior, LONG_SIDE_PX));
        return new DrawnCase(
                seed,
                request.view(),
                picture(film),
                film.findings(),
                PhantomReport.of(request.view(), film.findings()).questions(),
                before.map(DrawnCase::picture),
                before.map(prior -> Progression.between(prior.findings(), film.findings()))
                        .orElse(Map.of()));
    }

    private static RgbImage picture(PhantomFilm film) {
        return RgbImage.ofGrey(film.widthPx(), film.heightPx(), film.displayed());
    }
}
