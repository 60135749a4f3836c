/** Runs tests of Spring Boot applications against the simulator. */
@NullMarked
package io.github.partnertransfers.spring.boot.test;

import org.jspecify.annotations.NullMarked;
