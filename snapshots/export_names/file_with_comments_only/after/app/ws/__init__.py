# Copyright 2024 The App Authors
# SPDX-License-Identifier: MIT

from .context import Context
