package org.craregistry.document;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Tags the pages of the reading copy and its examples by their content, so that an unchanged one is not sent again. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> readingCopyTag() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> tag =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        tag.addUrlPatterns("/law", "/law/examples");
        return tag;
    }
}
