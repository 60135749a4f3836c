@NullMarked
package io.github.partnertransfers.spring.boot.test;

import org.jspecify.annotations.NullMarked;
