package hilum.reading.ui;

import hilum.reading.BalanceProof;
import hilum.reading.Blinding;
import hilum.reading.StudyPlan;
import java.util.ArrayList;
import java.util.List;

/** Draws sides and orders of a plan exactly as its freeze will. */
final class BalanceDraw {
    BalanceProof of(StudyPlan plan) {
        Blinding blinding = new Blinding(plan.protocol(), plan.cases());
        List<List<Blinding.Place>> places = new ArrayList<>();
        for (int reader = 0; reader < plan.protocol().plan().readers().size(); reader++) {
            places.add(blinding.draw(reader));
        }
        return BalanceProof.of("", plan.protocol(), plan.cases(), places);
    }
}
