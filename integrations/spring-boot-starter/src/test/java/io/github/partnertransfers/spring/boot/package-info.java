@NullMarked
package io.github.partnertransfers.spring.boot;

import org.jspecify.annotations.NullMarked;
