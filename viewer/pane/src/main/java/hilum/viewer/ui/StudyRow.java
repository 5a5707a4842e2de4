package hilum.viewer.ui;

import hilum.viewer.Study;
import java.util.List;

/**
 * One line of the browser.
 *
 * @param heading of the group that begins here, empty inside a group
 */
record StudyRow(Study study, String heading, List<StudyTag> tags) {
    StudyRow {
        tags = List.copyOf(tags);
    }
}
