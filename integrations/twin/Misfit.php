<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/** A value is not what its field holds. */
final class Misfit extends \UnexpectedValueException
{
}
