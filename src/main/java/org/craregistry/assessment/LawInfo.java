package org.craregistry.assessment;

import java.util.Map;
import org.craregistry.law.Law;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Says under which edition of the rules and which state of the law the registry answers. */
@Component
class LawInfo implements InfoContributor {

    private final StatesOfLaw states;

    LawInfo(StatesOfLaw states) {
        this.states = states;
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail(
                "law",
                Map.of("edition", Law.EDITION, "stateOfLaw", states.inForce().id()));
    }
}
