from pkg.old import W
