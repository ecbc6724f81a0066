package org.craregistry.bench;

import javax.sql.DataSource;
import org.craregistry.assessment.StatesOfLaw;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;

/** Puts the floors into the registry under two paths: one open, and one behind the sign-in that the API is behind. */
class Floors {

    static final String OPEN = "/floor/open/";
    static final String FINISHED = "/floor/finished.html";
    static final String BEHIND_SECURITY = "/floor/closed/";

    @Bean
    ServletRegistrationBean<FloorServlet> floor(DataSource dataSource, StatesOfLaw states) {
        return new ServletRegistrationBean<>(
                new FloorServlet(dataSource, states.inForce()), OPEN + "*", BEHIND_SECURITY + "*");
    }

    @Bean
    FinishedPage finishedPage() {
        return new FinishedPage();
    }

    @Bean
    ServletRegistrationBean<FinishedPage> finished(FinishedPage page) {
        return new ServletRegistrationBean<>(page, FINISHED);
    }

    @Bean
    WebSecurityCustomizer openFloor() {
        return web -> web.ignoring().requestMatchers(OPEN + "*", FINISHED);
    }
}
