// The calendar of a day goes when the field is left, also by a phone's "next" key.
(() => {
    "use strict";

    document.addEventListener("focusout", (event) => {
        if (event.target.matches("[data-day]")) {
            window.jQuery(event.target).datetimepicker("hide");
        }
    });
})();
