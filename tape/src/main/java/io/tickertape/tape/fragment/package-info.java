/** What a service makes pages of: fragments that are compiled once and rendered thousands of times a second, and files. */
@NullMarked
package io.tickertape.tape.fragment;

import org.jspecify.annotations.NullMarked;
