package org.craregistry.portfolio;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The signed decisions on core functionality; they are added to, never changed. */
interface ClassificationDecisions extends Repository<ClassificationDecision, UUID> {

    ClassificationDecision save(ClassificationDecision decision);
}
