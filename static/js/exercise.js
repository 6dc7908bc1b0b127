// The page of one exercise. Served as one file: each of its own would cost a phone a request.

import "./parts/timer.js";
import "./today.js";
import "./parts/device.js";
