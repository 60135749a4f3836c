package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.Cloud;

/** The clouds by the names that the property {@code cloud} has for them. */
enum NationalCloud {
  GLOBAL,
  CHINA,
  GERMANY,
  US_GOVERNMENT;

  Cloud cloud() {
    return switch (this) {
      case GLOBAL -> Cloud.GLOBAL;
      case CHINA -> Cloud.CHINA;
      case GERMANY -> Cloud.GERMANY;
      case US_GOVERNMENT -> Cloud.US_GOVERNMENT;
    };
  }
}
