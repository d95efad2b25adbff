// The calendar of a day goes when the field is left, also by a phone's "next" key.
(() => {
    "use strict";

    const OPENS_AFTER = 150;

    function close(field) {
        if (field !== document.activeElement) window.jQuery(field).datetimepicker("hide");
    }

    document.addEventListener("focusout", ({target}) => {
        if (target.matches("[data-day]")) {
            // Once more for a calendar that was still about to open.
            for (const wait of [0, OPENS_AFTER]) setTimeout(close, wait, target);
        }
    });
})();
