/** Fragments of a page's template, compiled once so that they can be rendered thousands of times a second. */
@NullMarked
package io.tickertape.tape.fragment;

import org.jspecify.annotations.NullMarked;
