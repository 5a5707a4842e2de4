package hilum.dicom.phantom;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person before the camera, once or twice, out of a broad range of people, techniques and diseases. Immutable; any thread. */
public final class PhantomCase {

    private final PhantomRequest current;
    private final @Nullable PhantomRequest prior;

    private PhantomCase(PhantomRequest current, @Nullable PhantomRequest prior) {
        this.current = current;
        this.prior = prior;
    }

    /** The case with this number; the same on every machine. */
    public static PhantomCase random(long seed) {
        Dice dice = new Dice(Dice.mix(seed), "case");
        long body = dice.bits();
        double throwOfView = dice.uniform(0, 1);
        View view = throwOfView < 0.45 ? View.PA : throwOfView < 0.85 ? View.AP : View.LATERAL;
        List<Lesion> lesions = CasePlan.lesions(view, dice);
        PhantomRequest current = CasePlan.request(body, view, lesions, dice);
        if (!dice.chance(0.35)) {
            return new PhantomCase(current, null);
        }
        View before = view == View.LATERAL || dice.chance(0.8) ? view : view == View.PA ? View.AP : View.PA;
        return new PhantomCase(current, CasePlan.request(body, before, CasePlan.earlier(lesions, view, dice), dice));
    }

    /** The film to report on. */
    public PhantomRequest current() {
        return current;
    }

    /** An earlier film of the same person. */
    public Optional<PhantomRequest> prior() {
        return Optional.ofNullable(prior);
    }

    /** Draws a film of the case in another size. */
    public PhantomFilm draw(PhantomRequest request, int longSidePx) {
        return Phantom.draw(request.longSide(longSidePx));
    }
}
