"""Amazon's Query interface as a library that has never heard of clouds: flat parameters, signatures, errors and answers."""
